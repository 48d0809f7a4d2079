import Testing

@testable import MidasConsole

@Suite("Asking PortOne")
struct AskingTests {
  @Test(
    "A pause is seconds or a moment",
    arguments: [
      ("0", 0), ("7", 7), (" 7", 7), ("99999999", 86_400), ("-1", nil), ("soon", nil), ("", nil),
      ("7 s", nil),
      ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
      ("Mon, 07 Nov 1994 08:49:00 GMT", 86_400), ("Sun, 06 Nov 1994 08:49:37 KST", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sunday, 06-Nov-94 08:49:37 GMT", nil),
    ])
  func pauses(value: String, seconds: Int?) {
    // 1994-11-06T08:49:00Z.
    #expect(RetryAfter.pause(value, now: 784_111_740) == seconds.map { .seconds($0) })
  }

  @Test("Pauses count leap days")
  func leapDays() {
    // 2024-02-29T00:00:00Z and 2024-03-01T00:00:00Z are a day apart; 2024-02-28 is one before.
    #expect(RetryAfter.pause("Thu, 29 Feb 2024 00:00:10 GMT", now: 1_709_164_800) == .seconds(10))
    #expect(RetryAfter.pause("Fri, 01 Mar 2024 00:00:00 GMT", now: 1_709_164_800) == .seconds(86_400))
  }

  @Test("It is tried again after doubling pauses, until the attempts or the time run out")
  func policy() {
    let policy = RetryPolicy()
    let busy = RetryPolicy.Obstacle.status(503, retryAfter: nil)
    let steps = (1...4).map { policy.step(after: busy, attempt: $0, left: .seconds(60)) }
    #expect(
      steps == [
        .wait(.milliseconds(500)), .wait(.seconds(1)), .wait(.seconds(2)),
        .giveUp("fails (503), 4 times in a row"),
      ])
    #expect(
      policy.step(after: .status(429, retryAfter: .seconds(3)), attempt: 1, left: .seconds(60))
        == .wait(.seconds(3)))
    #expect(
      policy.step(after: .status(429, retryAfter: .seconds(61)), attempt: 1, left: .seconds(60))
        == .giveUp(
          "limits the rate of requests (429) and asks to wait 61 seconds, longer than the 60 seconds left"))
    #expect(
      policy.step(after: .silence("hangs up"), attempt: 1, left: .milliseconds(400))
        == .giveUp("hangs up, and the time limit leaves no room for another try"))
  }

  @Test(
    "An address is encrypted, or on this machine",
    arguments: [
      ("https://api.iamport.kr", "https://api.iamport.kr"),
      ("https://proxy.example/portone/", "https://proxy.example/portone"),
      ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://localhost:1/", "http://localhost:1"),
      ("http://[::1]:9", "http://[::1]:9"), ("http://api.iamport.kr", nil), ("http://127.0.0.1.example", nil),
      ("http://1270.0.0.1", nil), ("ftp://x", nil), ("api.iamport.kr", nil), ("https://", nil), ("", nil),
      ("https://a:b@x", nil), ("https://x?y", nil), ("https://x#y", nil),
    ])
  func addresses(written: String, address: String?) {
    #expect((try? PortOneURL(written))?.description == address)
  }
}
