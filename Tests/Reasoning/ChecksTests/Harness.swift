import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasSource

/// A document whose expected findings are marked with `‹…›`.
struct MarkedText {
  /// The document without its marks.
  let bytes: [UInt8]
  /// What the marks enclose, in order.
  let spans: [SourceSpan]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var spans: [SourceSpan] = []
    var opened: UInt32?
    for character in marked.unicodeScalars {
      switch character {
      case "‹": opened = UInt32(bytes.count)
      case "›":
        spans.append(SourceSpan(start: opened ?? 0, end: UInt32(bytes.count)))
        opened = nil
      default: bytes.append(contentsOf: Array(String(Character(character)).utf8))
      }
    }
    self.bytes = bytes
    self.spans = spans
  }
}

/// What the rules find in a workspace of the files given, before policy; `merchants` are linked too.
func findings(in files: [String], catalog: Catalog = .builtIn) -> [Diagnostic] {
  let compiler = Compiler(catalog: catalog)
  let bytes = files.map { MarkedText($0).bytes }
  let linked = Linker(compiler).link(bytes.map(compiler.unit(of:))) { bytes[$0] }
  return linked.findings.sorted { left, right in
    (left.place.file, left.place.span.start, left.rule) < (
      right.place.file, right.place.span.start, right.rule
    )
  }
}

/// What the rules find in one file, before policy.
func findings(in yaml: String, catalog: Catalog = .builtIn) -> [Diagnostic] {
  findings(in: [yaml], catalog: catalog)
}

extension Mend {
  /// The text that it writes, if it writes one.
  var text: String? {
    switch self {
    case .text(_, let text), .plain(_, let text): text
    default: nil
    }
  }
}
