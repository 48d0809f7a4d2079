import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("Findings as annotations of GitHub")
struct GitHubReportTests {
  private let lines = NastyReport.report.text(as: .github).split(separator: "\n").map(String.init)

  @Test("The worst come first")
  func order() {
    let commands = lines.map { String($0.prefix { $0 != " " }) }
    #expect(commands == ["::error", "::error", "::error", "::warning", "::notice", "::notice"])
  }

  @Test("A range within one line has columns, others have none")
  func columns() {
    let path = "file=merchants/a b%3A 100%25%2C 카드.yaml"
    #expect(
      lines.contains { $0.hasPrefix("::warning title=a-rule,\(path),col=18,endColumn=24,line=3,endLine=3::") }
    )
    #expect(lines.contains { $0.hasPrefix("::notice title=a-rule,\(path),line=4,endLine=5::a list") })
    #expect(
      lines.contains { $0.hasPrefix("::error title=a-rule,\(path),col=7,endColumn=7,line=6,endLine=6::") })
    #expect(
      lines.contains("::error title=unreadable-file,file=locked.yaml,line=1,endLine=1::permission denied"))
  }

  @Test("Nothing in a message ends the command or steers a terminal")
  func escapes() {
    #expect(lines.count == NastyReport.findings.count)
    #expect(lines.contains { $0.hasSuffix("::not known: \\u{1B}[31m\u{FFFE}\\u{0}; a label\\r::error::x") })
    #expect(lines.contains { $0.contains("100%25") && $0.contains("%0Ahelp: write") })
    for line in lines {
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test(
    "A library for workflow commands writes the same",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func library() throws {
    let program = """
      import github_action_utils as github
      path = "merchants/a b: 100%, 카드.yaml"
      github.warning(
        '`카드 {x}` is "wrong" <&> 100%\\n'
        'other.yaml:1: first: declared here\\n' + path + ':7: and here\\n'
        'help: write `{ api: v1 }`,\\nor [this](https://evil.example)',
        title="a-rule", file=path, col=18, end_column=24, line=3, end_line=3)
      github.error("permission denied", title="unreadable-file", file="locked.yaml", line=1, end_line=1)
      """
    let outcome = try PublicTool.python.run(["-c", program], in: Repository.root)
    let written = outcome.output.split(separator: "\n").map(String.init)
    #expect(written.count == 2, "\(outcome.errors)")
    for line in written { #expect(lines.contains(line), "\(line)") }
  }
}
