import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("The order of findings")
struct FindingOrderTests {
  private let files = SourceFiles([
    SourceFile(path: "b.yaml", bytes: []), SourceFile(path: "a.yaml", bytes: []),
    SourceFile(path: "B.yaml", bytes: []),
  ])

  private func finding(
    _ rule: String = "r", _ severity: Severity = .error, file: Int32 = 0, at start: UInt32 = 0,
    end: UInt32? = nil, _ message: String = "m", help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: severity, message: message,
      place: Place(file: file, SourceSpan(start: start, end: end ?? start)), help: help)
  }

  @Test("Path, start, severity, rule, message, then whatever else differs")
  func totalOrder() {
    let ordered = [
      finding(file: 2, at: 9),
      finding(file: 1, at: 9),
      finding("z", .error, at: 1),
      finding("a", .warning, at: 1),
      finding("a", .note, at: 1),
      finding("a", at: 2),
      finding("b", at: 2, "a"),
      finding("b", at: 2, "b"),
      finding("b", at: 2, end: 5, "b"),
      finding("b", at: 2, end: 5, "b", help: "x"),
    ]
    for seed in 0..<20 {
      var random = SeededRandom(seed: UInt64(seed))
      #expect(ordered.shuffled(using: &random).inPrintedOrder(of: files) == ordered)
    }
  }

  @Test("The same finding twice is one")
  func duplicates() {
    #expect([finding(), finding("s"), finding()].inPrintedOrder(of: files) == [finding(), finding("s")])
  }

  @Test(
    "The closing line counts",
    arguments: [
      ([], 1, "no findings in 1 file"),
      ([.error], 3, "1 error in 3 files"),
      ([.note, .error, .warning, .error], 2, "2 errors, 1 warning, 1 note in 2 files"),
    ] as [([Severity], Int, String)])
  func tally(severities: [Severity], files: Int, line: String) {
    #expect(Tally(of: severities.map { finding("r", $0) }, files: files).closing == line)
  }
}
