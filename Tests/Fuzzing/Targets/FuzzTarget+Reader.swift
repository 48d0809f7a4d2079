import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasSource

extension FuzzTarget {
  private static let compiler = Compiler(catalog: .builtIn)

  /// A merchant file: bytes to tree, unit, link and findings, and these in every printed form.
  public static let reader = FuzzTarget(name: "reader") { bytes in
    let unit = compiler.unit(of: bytes)
    if let reason = misplaced(unit.findings, in: bytes) { return reason }
    let file = SourceFile(path: "fuzz.yaml", bytes: bytes)
    let report = Report(of: unit.findings, in: SourceFiles([file]), tally: Tally(of: unit.findings, files: 1))
    // One form a time, since printing takes longer than all the rest.
    let format = ReportFormat.allCases[bytes.count % ReportFormat.allCases.count]
    if report.text(as: format).isEmpty, !unit.findings.isEmpty { return "\(format) shows no finding" }
    let linked = Linker(compiler).link([unit]) { _ in bytes }
    if let reason = misplaced(linked.findings, in: bytes) { return reason }
    // What is compiled twice must come out alike: plans are compared by their digests.
    let again = compiler.unit(of: bytes)
    return again.encoding == unit.encoding && again.findings == unit.findings
      ? nil : "compiled otherwise again"
  }

  /// A finding that points beside the file or says nothing.
  private static func misplaced(_ findings: [Diagnostic], in bytes: [UInt8]) -> String? {
    let astray = findings.first { finding in
      let span = finding.place.span
      return finding.message.isEmpty || span.start > span.end || Int(span.end) > bytes.count
    }
    return astray.map { "`\($0.rule)` is misplaced" }
  }
}
