import MidasDiagnostics
import MidasSource
import Testing

@Suite("A thousand findings stay readable")
struct ShownFindingsTests {
  private let files = SourceFiles(
    (0..<40).map { SourceFile(path: "m\($0 / 10)\($0 % 10).yaml", bytes: Array("a: 1\n".utf8)) })

  private func text(_ findings: [Diagnostic], isWhole: Bool = false) -> String {
    TextReport(files: files).text(of: findings.inPrintedOrder(of: files), isWhole: isWhole)
  }

  private func findings(_ count: Int, file: Int32 = 0, _ severity: Severity = .warning, rule: String = "r")
    -> [Diagnostic]
  {
    (0..<count).map { index in
      Diagnostic(
        rule: rule, severity: severity, message: "number \(index)",
        place: Place(file: file, SourceSpan(at: 0)))
    }
  }

  private func headers(_ text: String) -> Int { text.matches(of: /(?m)^(error|warning|note)\[/).count }

  @Test("Fifty are shown as ever")
  func few() {
    let text = text(findings(50))
    #expect(headers(text) == 50 && !text.contains("not shown"))
  }

  @Test("Of more the worst are shown, from every file some, and the rest is counted")
  func many() {
    let found =
      findings(900, .warning) + findings(30, file: 1, .note, rule: "s")
      + findings(3, file: 2, .error, rule: "e")
    let shown = text(found)
    #expect(headers(shown) == 50)
    #expect(shown.matches(of: /(?m)^error\[/).count == 3)
    #expect(shown.matches(of: /(?m)^note\[/).count == 10)
    #expect(
      shown.hasSuffix(
        """

        … 863 more in m00.yaml
        … 20 more in m01.yaml
        not shown: 863 warnings, 20 notes (863 r, 20 s); `midas validate --all` shows them

        """))
  }

  @Test("Files of which nothing is shown are counted together")
  func manyFiles() {
    let found = (0..<40).flatMap { findings(10, file: Int32($0), .error, rule: "r\($0 / 8)") }
    let shown = text(found)
    #expect(headers(shown) == 50)
    #expect(
      shown.hasSuffix(
        "\n… 350 more in 35 other files\nnot shown: 350 errors (80 r1, 80 r2, 80 r3, 2 other rules); `midas validate --all` shows them\n"
      ))
  }

  @Test("All of them, if all are asked for")
  func whole() {
    let text = text(findings(1000), isWhole: true)
    #expect(headers(text) == 1000 && !text.contains("not shown"))
  }
}
