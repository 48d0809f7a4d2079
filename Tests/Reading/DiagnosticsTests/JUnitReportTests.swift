import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("Findings as JUnit tests")
struct JUnitReportTests {
  /// What junitparser reads: a line for each suite with its counts, and one for each case with what became of it.
  private func read(_ text: String) throws -> [String] {
    let program = """
      import sys, junitparser
      for suite in junitparser.JUnitXml.fromstring(sys.stdin.buffer.read()):
          print(suite.name, suite.tests, suite.failures, suite.errors, suite.skipped)
          for case in suite:
              result = " ".join(f"{type(r).__name__} {r.type}" for r in case.result) or "passed"
              print("-", case.classname, "|", case.name, "|", result)
      """
    let outcome = try PublicTool.python.run(["-c", program], in: Repository.root, input: text)
    #expect(outcome.exit == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "junitparser reads a suite for each file and a test for each finding",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func suites() throws {
    let path = "merchants/a b: 100%, 카드.yaml"
    #expect(
      try read(NastyReport.report.text(as: .junit)) == [
        "locked.yaml 1 1 0 0",
        "- locked.yaml | unreadable-file: permission denied | Failure unreadable-file",
        "\(path) 5 2 0 0",
        "- \(path) | a-rule: `카드 {x}` is \"wrong\" <&> 100% | passed",
        "- \(path) | a-rule: a list | passed",
        "- \(path) | a-rule: no value | Failure a-rule",
        "- \(path) | a-rule: a secret is written out | Failure a-rule",
        "- \(path) | a-rule: not known: \\u{1B}[31m\u{FFFD}\\u{0} | passed",
      ])
  }

  @Test(
    "Without findings one test passes",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func clean() throws {
    let text = JUnitReport(files: SourceFiles([])).text(of: [])
    #expect(try read(text) == ["midas validate 1 0 0 0", "- midas validate | no findings | passed"])
  }

  @Test("Warnings fail where they fail the run; equal names are told apart")
  func failing() {
    let sample = Sample("a: ‹1›\nb: ‹2›\n")
    let findings = sample.spans.map { span in
      Diagnostic(rule: "r", severity: .warning, message: "m", place: Place(span))
    }
    let text = JUnitReport(files: sample.files, failing: .warning).text(of: findings)
    #expect(text.contains("tests=\"2\" failures=\"2\""))
    #expect(text.contains("name=\"r: m\"") && text.contains("name=\"r: m (2)\""))
    #expect(!JUnitReport(files: sample.files).text(of: findings).contains("<failure"))
  }

  @Test("No character that XML 1.0 or a terminal objects to")
  func characters() {
    let text = NastyReport.report.text(as: .junit)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && !(0xFFFE...0xFFFF).contains(scalar.value))
    }
    #expect(!text.contains("hunter2"))
  }
}
