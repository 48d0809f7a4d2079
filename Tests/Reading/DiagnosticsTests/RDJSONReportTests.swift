import Foundation
import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("Findings in the Reviewdog Diagnostic Format")
struct RDJSONReportTests {
  @Test(
    "Protocol Buffers read what was meant; columns count bytes, a fix of one file is one suggestion",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func read() throws {
    let reader = Repository.url("Tests/Reading/DiagnosticsTests/Schemas/read-rdjson.py").path
    let outcome = try PublicTool.python.run(
      [reader], in: Repository.root, input: NastyReport.report.text(as: .rdjson))
    let path = "merchants/a b: 100%, 카드.yaml"
    #expect(
      outcome.output.split(separator: "\n").map(String.init) == [
        "ERROR locked.yaml:1:1-1:1 unreadable-file",
        "WARNING \(path):3:25-3:31 a-rule [3:7-3:31 '카, mid: own']",
        "INFO \(path):4:7-5:7 a-rule",
        "ERROR \(path):6:7-6:7 a-rule",
        "ERROR \(path):7:11-7:21 a-rule",
        "INFO \(path):8:11-8:12 a-rule",
      ], "\(outcome.errors)")
  }

  @Test("Nothing found is a whole report")
  func empty() {
    #expect(RDJSONReport(files: SourceFiles([])).text(of: []).contains("\"diagnostics\": []"))
  }

  @Test("A fix that reaches over a secret is left out")
  func secrets() {
    let sample = Sample("{ ‹a›: 1, sign_key: hunter2, ‹b›: 2 }")
    var finding = sample.finding()
    finding.fixes = [.init("rename both", sample.spans.map { .init(Place($0), "x") })]
    let text = RDJSONReport(files: sample.files).text(of: [finding])
    #expect(!text.contains("suggestions") && !text.contains("hunter2"))
  }
}
