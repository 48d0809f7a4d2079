import MidasSource
import Testing

@testable import MidasDiagnostics

@Suite("Lines are known again as code scanning knows them")
struct LineHashesTests {
  /// Texts with the hashes that the tests of GitHub's uploading action expect of their lines.
  ///
  /// github.com/github/codeql-action, src/fingerprints.test.ts.
  static let published: [(String, [String])] = {
    let broken = [
      "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
      "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
    ]
    let lorem = (1...6).map { "a7f2ff13bc495cf2:\($0)" }
    return [
      ("", ["c129715d7a2bc9a3:1"]),
      (
        " a\nb\n  \t\tc\n d",
        ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
      ),
      (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", broken),
      (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", broken),
      (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", broken),
      (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", broken),
      (
        String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
        lorem + [
          "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
          "c129715d7a2bc9a3:1",
        ]
      ),
    ]
  }()

  @Test("The published hashes", arguments: published)
  func agree(text: String, hashes: [String]) {
    let computed = LineHashes(Array(text.utf8), hiding: SpanSet([]))
    #expect((1...hashes.count).map { computed[$0] } == hashes)
    #expect(computed[hashes.count + 1] == nil)
  }

  @Test("There is one for each line that findings count")
  func lines() {
    let bytes = Array("a\r\nb\rc\n\n  카드 🙂\n".utf8)
    let hashes = LineHashes(bytes, hiding: SpanSet([]))
    let lines = LineIndex(bytes).lineCount
    #expect(hashes[lines] != nil && hashes[lines + 1] == nil)
  }

  @Test("A secret does not change them")
  func secrets() {
    let hashes = ["hunter2", "correct horse"].map { secret in
      let text = "site_key: \(secret)\nb: 1\n"
      let span = SourceSpan(start: 10, end: UInt32(10 + secret.utf8.count))
      return LineHashes(Array(text.utf8), hiding: SpanSet([span]))
    }
    #expect(hashes[0][1] == hashes[1][1] && hashes[0][2] == hashes[1][2])
  }
}
