import MidasDiagnostics
import MidasSource
import Testing

@Suite("Findings as text")
struct TextReportTests {
  @Test("The form that the command line promises")
  func promisedForm() {
    let sample = Sample(String(repeating: "#\n", count: 30) + "    mid: ‹shared›\n")
    let finding = Diagnostic(
      rule: "own-test-credentials-required", severity: .error,
      message: "Naver Pay gives out no shared test credentials", place: Place(sample.spans[0]),
      label: "test payments through `naverpay` need credentials issued to you",
      help:
        "write `naverpay-partner` here and the client_id, client_secret and chain_id Naver Pay mailed you (`midas catalog naverpay`)"
    )
    #expect(
      TextReport(files: sample.files).text(of: [finding]) == """
        error[own-test-credentials-required]: Naver Pay gives out no shared test credentials
          --> merchants/acme.yaml:31:10
           |
        31 |     mid: shared
           |          ^^^^^^ test payments through `naverpay` need credentials issued to you
           = help: write `naverpay-partner` here and the client_id, client_secret and chain_id Naver Pay mailed you (`midas catalog naverpay`)

        """)
  }

  @Test("A related place has an excerpt of its own; all share the widest gutter")
  func relatedPlaces() {
    let sample = Sample("a: 1\nb: ‹MOIacme001›\n" + String(repeating: "#\n", count: 8) + "c: ‹MOIacme001›\n")
    #expect(
      sample.text(help: "merge the two") == """
        error[a-rule]: something is wrong
          --> merchants/acme.yaml:2:4
           |
        2  | b: MOIacme001
           |    ^^^^^^^^^^
          ::: merchants/acme.yaml:11:4
           |
        11 | c: MOIacme001
           |    ---------- first declared here
           = help: merge the two

        """)
  }

  @Test("A blank line separates findings, and nothing is printed for none")
  func several() {
    let sample = Sample("‹a›: 1")
    let report = TextReport(files: sample.files)
    let one = report.text(of: [sample.finding()])
    #expect(report.text(of: [sample.finding(), sample.finding()]) == one + "\n" + one)
    #expect(report.text(of: []) == "")
  }

  @Test("A file without text has a path only")
  func unreadable() {
    let finding = Diagnostic(
      rule: "unreadable-file", severity: .error, message: "permission denied",
      place: Place(SourceSpan(at: 0)),
      help: "let the user who runs midas read it")
    #expect(
      TextReport(files: SourceFiles([SourceFile(unreadable: "a.yaml")])).text(of: [finding]) == """
        error[unreadable-file]: permission denied
         --> a.yaml
          = help: let the user who runs midas read it

        """)
  }

  @Test("A file that nobody knows leaves the header")
  func unknownFile() {
    let finding = Diagnostic(
      rule: "a-rule", severity: .note, message: "said of nothing", place: Place(file: 7, SourceSpan(at: 0)))
    #expect(TextReport(files: SourceFiles([])).text(of: [finding]) == "note[a-rule]: said of nothing\n")
  }

  @Test("Help may take several lines")
  func longHelp() {
    let text = Sample("‹a›").text(help: "one of\nthese two")
    #expect(text.hasSuffix("\n  = help: one of\n          these two\n"))
  }

  @Test("Colours come with the ANSI style only, and say nothing that plain text does not")
  func colours() {
    let sample = Sample("a: ‹1›\nb: ‹2›")
    let finding = sample.finding(.warning, label: "label", help: "help")
    let plain = TextReport(files: sample.files).text(of: [finding])
    let ansi = TextReport(files: sample.files, style: .ansi).text(of: [finding])
    #expect(!plain.contains("\u{1B}"))
    #expect(ansi.contains("\u{1B}[1;33mwarning[a-rule]\u{1B}[0m"))
    #expect(ansi.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test("Nothing that a file or a message holds can steer the terminal")
  func escapes() {
    let sample = Sample("a: ‹x\u{1B}[2Jy› # \u{202E}", path: "evil\u{1B}]0;x\u{7}.yaml")
    var finding = sample.finding()
    finding.message = "not known: \u{1B}[31mred"
    finding.label = "\u{9B}1m"
    let text = TextReport(files: sample.files).text(of: [finding])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(text.contains("1 | a: x\\u{1B}[2Jy # \\u{202E}\n  |    ^^^^^^^^^^^ "))
    #expect(text.contains(" --> evil\\u{1B}]0;x\\u{7}.yaml:1:4\n"))
  }
}
