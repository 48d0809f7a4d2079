import Foundation
import MidasDiagnostics
import MidasSource
import Testing

@Suite("Findings as JSON")
struct JSONReportTests {
  @Test("The shape that the command line promises")
  func shape() {
    let sample = Sample("name: 카드, ‹shared›\nx: ‹y›\n")
    var finding = sample.finding(help: "write \"it\"")
    finding.fixes = [.init("write `a`", [.init(Place(sample.spans[0]), "a")])]
    let tally = Tally(of: [finding], files: 1, merchants: 2, channels: 3)
    #expect(
      JSONReport(files: sample.files).text(of: [finding], tally: tally) == """
        {
          "format_version": "1.0",
          "diagnostics": [
            {
              "rule": "a-rule",
              "severity": "error",
              "message": "something is wrong",
              "path": "merchants/acme.yaml",
              "span": {
                "start": {
                  "line": 1,
                  "column": 11
                },
                "end": {
                  "line": 1,
                  "column": 17
                }
              },
              "related": [
                {
                  "message": "first declared here",
                  "path": "merchants/acme.yaml",
                  "span": {
                    "start": {
                      "line": 2,
                      "column": 4
                    },
                    "end": {
                      "line": 2,
                      "column": 5
                    }
                  }
                }
              ],
              "help": "write \\"it\\"",
              "fixes": [
                {
                  "title": "write `a`",
                  "edits": [
                    {
                      "path": "merchants/acme.yaml",
                      "span": {
                        "start": {
                          "line": 1,
                          "column": 11
                        },
                        "end": {
                          "line": 1,
                          "column": 17
                        }
                      },
                      "text": "a"
                    }
                  ]
                }
              ]
            }
          ],
          "summary": {
            "files": 1,
            "merchants": 2,
            "channels": 3,
            "errors": 1,
            "warnings": 0,
            "notes": 0
          }
        }

        """)
  }

  @Test("Nothing found is a whole report")
  func empty() {
    let text = JSONReport(files: SourceFiles([])).text(of: [], tally: Tally(files: 0))
    #expect(text.contains("\"diagnostics\": [],\n"))
  }

  @Test("A file without text is at its first column")
  func unreadable() throws {
    let files = SourceFiles([SourceFile(unreadable: "a.yaml")])
    let finding = Diagnostic(
      rule: "unreadable-file", severity: .error, message: "m", place: Place(SourceSpan(at: 0)))
    let text = JSONReport(files: files).text(of: [finding], tally: Tally(files: 0))
    #expect(text.contains("\"path\": \"a.yaml\""))
    #expect(text.contains("\"column\": 1\n"))
  }
}
