import Foundation
import MidasSecrets
import MidasWebhooks
import TestSupport
import Testing

@Suite("Signatures of Standard Webhooks")
struct SignatureTests {
  static func key(_ text: String) -> WebhookKey? {
    WebhookKey(Secret(copying: Array(text.utf8)[...]))
  }

  private static func secret(seed: UInt64, prefix: String = "whsec_") -> String {
    var random = SeededRandom(seed: seed)
    let bytes = (0..<(24 + random.next(below: 41))).map { _ in UInt8(random.next(below: 256)) }
    return prefix + Data(bytes).base64EncodedString()
  }

  /// What PyPI's `standardwebhooks` says to a request.
  private static let verifier = """
    import base64, json, sys
    from standardwebhooks import Webhook
    for case in json.load(sys.stdin):
        try:
            Webhook(case["secret"]).verify(base64.b64decode(case["body"]).decode(), case["headers"])
            print("good")
        except Exception as error:
            print("bad", type(error).__name__)
    """
  private static let signer = """
    import base64, datetime, json, sys
    from standardwebhooks import Webhook
    for case in json.load(sys.stdin):
        moment = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
        print(Webhook(case["secret"]).sign(case["id"], moment, base64.b64decode(case["body"]).decode()))
    """

  private func python(_ script: String, _ cases: [[String: Any]]) throws -> [String] {
    let input = String(decoding: try JSONSerialization.data(withJSONObject: cases), as: UTF8.self)
    let scratch = try Scratch()
    let run = try PublicTool.python.run(["-c", script], in: scratch.url, input: input)
    #expect(run.exit == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "are good to the library that everybody uses, with and without the prefix, and bad once anything is other"
  )
  func verified() throws {
    let now = Date()
    var cases: [[String: Any]] = []
    for seed in 1...8 as ClosedRange<UInt64> {
      let secret = Self.secret(seed: seed, prefix: seed % 2 == 0 ? "" : "whsec_")
      let key = try #require(Self.key(secret))
      let message = WebhookMessage("Transaction.Paid", as: .v2, mark: "결제\(seed)", at: now)
      let headers = [
        "webhook-id": message.id, "webhook-timestamp": String(message.timestamp),
        "webhook-signature": key.signature(of: message),
      ]
      let body = Data(message.body)
      cases.append(["secret": secret, "body": body.base64EncodedString(), "headers": headers])
      cases.append(
        ["secret": Self.secret(seed: seed + 100), "body": body.base64EncodedString(), "headers": headers])
      cases.append(
        ["secret": secret, "body": (body + Data(" ".utf8)).base64EncodedString(), "headers": headers])
    }
    let verdicts = try python(Self.verifier, cases)
    #expect(
      verdicts == (0..<cases.count).map { $0 % 3 == 0 ? "good" : "bad WebhookVerificationError" })
  }

  @Test("of that library are known again, whichever of two secrets made them")
  func known() throws {
    let secrets = (1...4 as ClosedRange<UInt64>).map { Self.secret(seed: $0) }
    let body = #"{"type":"Transaction.Paid"}"#
    let signed = try python(
      Self.signer,
      secrets.map {
        ["secret": $0, "id": "msg_1", "time": 1_700_000_000, "body": Data(body.utf8).base64EncodedString()]
      })
    let keys = try secrets.map { try #require(Self.key($0)) }
    for (place, signature) in signed.enumerated() {
      let request = StoredRequest(
        headers:
          "POST /hook HTTP/1.1\r\nWebhook-Id: msg_1\r\nwebhook-timestamp:1700000000\r\nWEBHOOK-SIGNATURE: v1,AAAA \(signature)\r\n",
        body: Array(body.utf8))
      func verdict(_ arrival: Int, _ tolerance: Int?, _ keys: [WebhookKey]) throws -> WebhookVerdict {
        try WebhookVerdict(of: request, with: keys, arrival: arrival, tolerance: tolerance)
      }
      #expect(try verdict(1_700_000_012, 300, keys) == .genuine(key: place, age: 12))
      #expect(try verdict(1_700_000_301, 300, keys) == .late(key: place, age: 301))
      #expect(try verdict(1_699_999_699, 300, keys) == .late(key: place, age: -301))
      #expect(try verdict(.min, 300, keys) != .genuine(key: place, age: 0))
      #expect(try verdict(1_800_000_000, nil, keys) == .genuine(key: place, age: 100_000_000))
      var others = keys
      others.remove(at: place)
      #expect(try verdict(1_700_000_012, 300, others) == .forged)
    }
  }

  @Test(
    "need what was signed",
    arguments: [
      ("webhook-id: a\nwebhook-timestamp: 1", "webhook-signature"), ("webhook-id: a", "webhook-timestamp"),
      ("webhook-id: a\nwebhook-timestamp: 1e3\nwebhook-signature: v1,", "no number"),
      ("webhook-id: a\nwebhook-timestamp: 01\nwebhook-signature: v1,", "no number"), ("", "webhook-id"),
    ])
  func incomplete(headers: String, reason: String) throws {
    let error = #expect(throws: StoredRequest.Fault.self) {
      try WebhookVerdict(of: StoredRequest(headers: headers, body: []), with: [], arrival: 0, tolerance: nil)
    }
    #expect(error?.reason.contains(reason) == true)
  }

  @Test(
    "are made with Base64 only", arguments: ["whsec_", "", "whsec_not base64!", "plain secret", "whsec_QQ"])
  func malformed(secret: String) {
    #expect(Self.key(secret) == nil)
  }
}
