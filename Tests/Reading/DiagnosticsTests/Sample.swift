import Foundation
import MidasDiagnostics
import MidasSource

/// A text in which `‹` and `›` mark the spans, in the order in which they open.
struct Sample {
  let file: SourceFile
  let spans: [SourceSpan]

  init(_ marked: String, path: String = "merchants/acme.yaml") {
    var bytes: [UInt8] = []
    var spans: [SourceSpan] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      let offset = UInt32(bytes.count)
      switch scalar {
      case "‹":
        open.append(spans.count)
        spans.append(SourceSpan(at: offset))
      case "›":
        if let last = open.popLast() { spans[last].end = offset }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    self.file = SourceFile(path: path, bytes: bytes)
    self.spans = spans
  }

  var files: SourceFiles { SourceFiles([file]) }

  /// A finding on the first span, with the other spans as related places.
  func finding(_ severity: Severity = .error, label: String = "", help: String? = nil) -> Diagnostic {
    Diagnostic(
      rule: "a-rule", severity: severity, message: "something is wrong", place: Place(spans[0]), label: label,
      related: spans.dropFirst().map { .init("first declared here", at: Place($0)) }, help: help)
  }

  /// What the text report makes of that finding.
  func text(label: String = "", help: String? = nil) -> String {
    TextReport(files: files).text(of: [finding(label: label, help: help)])
  }
}
