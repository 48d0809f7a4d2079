import Foundation
import TestSupport
import Testing

@Suite("midas webhook", .timeLimit(.minutes(20)))
struct WebhookCommandTests {
  private static let secret = "whsec_" + Data("a secret of thirty bytes or so".utf8).base64EncodedString()
  private static let other = "whsec_" + Data("another secret, just as long..".utf8).base64EncodedString()

  /// A merchant with webhooks at `base`, applied unless it is only to be declared.
  private func session(
    _ base: String, live: String = "env://LIVE", test: String = "env://TEST", isApplied: Bool = true
  ) throws -> StateSession {
    let session = try StateSession()
    let more = """
      submerchants: [{ id: books, tier: B01 }]
      webhooks:
        - { api: v1, mode: live, url: "\(base)/v1", content-type: form }
        - { api: v1, mode: test, url: per-request }
        - { api: v2, mode: live, url: "\(base)/live", version: "2024-04-25", secrets: ["\(live)"] }
        - { api: v2, mode: test, url: "\(base)/test", version: "2024-04-25", secrets: ["\(test)", env://NEXT] }
      """
    let settings = """
      midas: 1
      workspace: shop
      policy: { severity: { webhook-unreachable: off, webhook-plain-http: off } }

      """
    try session.declare(StateSession.merchant([("card", "AB12C")], more: more), settings: settings)
    if isApplied { try session.midas("apply", "--auto-approve") }
    return session
  }

  private static let environment = [
    "LIVE": other, "TEST": secret, "NEXT": "whsec_bmV4dCBzZWNyZXQgb2YgdGhlIHRlc3Q=",
  ]

  @Test("A test goes to the recorded URL, signed so that PyPI's standardwebhooks takes it")
  func sent() throws {
    let server = try WebServer()
    let session = try session("https://localhost:\(server.port)")
    let run = try session.midas(
      [
        "webhook", "test", "acme:books", "--api", "v2", "--mode", "test", "--allow-private", "--ca-file",
        server.authority.path,
      ], environment: Self.environment)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "POST https://localhost:\(server.port)/test")
    #expect(lines[1] == "  acme#webhook.v2.test, as revision 1 recorded it from acme.yaml:15")
    #expect(lines[2] == "  Transaction.Paid of version 2024-04-25, signed with env://NEXT and env://TEST")
    #expect(lines[3].contains(/^  127\.0\.0\.1, TLS 1\.3, certificate until \d{4}-\d\d-\d\d$/))
    #expect(lines[4].contains(/^  200 in \d+ ms: \{"ok": true\}$/))
    let request = try #require(try server.requests().first)
    let script = """
      import base64, json, sys
      from standardwebhooks import Webhook
      request = json.load(sys.stdin)
      for secret in sys.argv[1:]:
          print(Webhook(secret).verify(base64.b64decode(request["body"]).decode(), request["headers"])["type"])
      """
    let input = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let check = try PublicTool.python.run(
      ["-c", script, Self.secret, try #require(Self.environment["NEXT"])], in: session.scratch.url,
      input: input)
    #expect(check.output == "Transaction.Paid\nTransaction.Paid\n", "\(check.errors)")
  }

  @Test("A V1 test is a form without a signature")
  func v1() throws {
    let server = try WebServer(isEncrypted: false)
    let session = try session("http://127.0.0.1:\(server.port)")
    try session.midas(
      "webhook", "test", "acme", "--api", "v1", "--mode", "live", "--event", "cancelled", "--allow-private")
    let request = try #require(try server.requests().first)
    let body = String(decoding: request.bytes, as: UTF8.self)
    #expect(request.path == "/v1")
    #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
    #expect(request.headers["webhook-signature"] == nil)
    #expect(
      body.contains(
        /^imp_uid=imp_midas_test_\w+&merchant_uid=[\w-]+&status=cancelled&cancellation_id=[\w-]+$/))
  }

  @Test(
    "Only 200 is success", arguments: [("status/204", "204"), ("redirect", "302"), ("status/500", "500")])
  func rejected(path: String, status: String) throws {
    let server = try WebServer(isEncrypted: false)
    let session = try session("http://127.0.0.1:\(server.port)/\(path)")
    let run = try session.midas(
      ["webhook", "test", "acme", "--api", "v1", "--mode", "live", "--allow-private"], exit: 1)
    #expect(
      run.errors.hasPrefix("midas: the answer was \(status), and only 200 says that a notification arrived"))
    #expect(run.errors.contains("not followed") == (status == "302"))
  }

  @Test("Nothing is sent to a private address, to nobody or to who cannot be trusted")
  func refused() throws {
    let server = try WebServer()
    let session = try session("https://localhost:\(server.port)")
    let arguments = ["webhook", "test", "acme", "--api", "v2", "--mode", "live"]
    let refused = try session.midas(arguments, exit: 1, environment: Self.environment)
    #expect(refused.errors.contains("loopback (RFC 1122)") || refused.errors.contains("loopback (RFC 4291)"))
    #expect(refused.errors.contains("`--allow-private` posts to it"))
    let untrusted = try session.midas(arguments + ["--allow-private"], exit: 1, environment: Self.environment)
    #expect(untrusted.errors.contains("is not to be trusted"))
    let file = try session.midas(
      arguments + ["--allow-private", "--ca-file", "none.pem"], exit: 66, environment: Self.environment)
    #expect(file.errors.contains("none.pem"))
    #expect(try server.requests().isEmpty)
    let nobody = try self.session("https://no-such-host.invalid")
    let unresolved = try nobody.midas(arguments, exit: 69, environment: Self.environment)
    #expect(unresolved.errors == "midas: nothing was sent: `no-such-host.invalid` has no address\n")
    let closed = try self.session("http://127.0.0.1:1")
    try closed.midas(arguments + ["--allow-private"], exit: 69, environment: Self.environment)
  }

  @Test("A dry run shows the request, follows no reference and sends nothing")
  func dry() throws {
    let session = try session("https://pay.acme.example", isApplied: false)
    let run = try session.midas(
      "webhook", "test", "acme", "--from", "config", "--api", "v2", "--mode", "test", "--event",
      "BillingKey.Issued", "--dry-run")
    #expect(
      run.output.hasPrefix(
        "acme#webhook.v2.test, as acme.yaml:15 configures it\nPOST /test HTTP/1.1\nHost: pay.acme.example\n"))
    #expect(
      run.output.contains(
        "\nwebhook-signature: v1,(made with the secret behind env://NEXT) v1,(made with the secret behind env://TEST)\n"
      ))
    #expect(run.output.contains(#""type":"BillingKey.Issued""#))
    #expect(try session.midas("webhook", "test", "acme", exit: 1).errors.contains("`--from config` asks"))
  }

  @Test("A webhook that is not one, or several, is told apart")
  func selection() throws {
    let session = try session("https://pay.acme.example")
    #expect(
      try session.midas("webhook", "test", "acme", exit: 64).errors.contains(
        "say which with --mode and --api"))
    let own = try session.midas("webhook", "test", "acme", "--api", "v1", "--mode", "test", exit: 1)
    #expect(own.errors.contains("every request carries one"))
    #expect(
      try session.midas("webhook", "test", "acme/card", exit: 64).errors.contains(
        "no merchant or sub-merchant"))
    #expect(try session.midas("webhook", "test", "acme:none", exit: 1).errors.contains("is recorded"))
    let event = try session.midas(
      "webhook", "test", "acme", "--api", "v2", "--mode", "live", "--event", "paid", exit: 64)
    #expect(event.errors.contains("`paid` is no event of v2 of version 2024-04-25; one of: Transaction.Paid"))
  }

  @Test("What is live never signs what is a test")
  func modes() throws {
    let server = try WebServer(isEncrypted: false)
    let base = "http://127.0.0.1:\(server.port)"
    let arguments = ["webhook", "test", "acme", "--api", "v2", "--mode", "test", "--allow-private"]
    let same = try session(base, live: "env://TEST")
    #expect(
      try same.midas(arguments + ["--dry-run"], exit: 1).errors.contains(
        "`env://TEST` is the secret of a live webhook too"))
    // Behind another reference, and written without its prefix.
    let copied = try session(base)
    let environment = Self.environment.merging(["LIVE": String(Self.secret.dropFirst(6))]) { $1 }
    #expect(
      try copied.midas(arguments, exit: 1, environment: environment).errors.contains(
        "`env://TEST` leads to the live secret that `env://LIVE` does"))
    #expect(try server.requests().isEmpty)
  }

  @Test(
    "A secret that cannot be had is an error that says nothing of it", arguments: [nil, "plain-text-secret"])
  func unresolved(value: String?) throws {
    let session = try session("https://pay.acme.example")
    let environment = value.map { ["LIVE": $0] } ?? [:]
    let run = try session.midas(
      ["webhook", "test", "acme", "--api", "v2", "--mode", "live"], exit: 69, environment: environment)
    #expect(run.errors.contains("`env://LIVE`"))
    #expect(!run.errors.contains("plain-text-secret"))
  }

  @Test("No secret is in what is printed", arguments: 1...2)
  func canary(seed: UInt64) throws {
    var canary = SecretCanary(seed: seed)
    let environment = [
      "LIVE": canary.plant("live"), "TEST": canary.plant("test"), "NEXT": canary.plant("next"),
    ]
    let server = try WebServer(isEncrypted: false)
    let session = try session("http://127.0.0.1:\(server.port)")
    try session.scratch.file(
      named: "headers", holding: "webhook-id: a\nwebhook-timestamp: 1\nwebhook-signature: v1,AA\n")
    var printed: [Program] = []
    for mode in ["live", "test"] {
      for more in [["--allow-private"], ["--dry-run"], []] {
        for format in ["text", "json"] {
          let arguments =
            ["webhook", "test", "acme", "--api", "v2", "--mode", mode, "--format", format] + more
          printed.append(try Tool.run(arguments, in: session.scratch.url, environment: environment))
        }
      }
      printed.append(
        try Tool.run(
          ["webhook", "verify", "acme", "--mode", mode, "--headers", "headers", "--body", "headers"],
          in: session.scratch.url, environment: environment))
    }
    #expect(Set(printed.map(\.exit)) == [0, 1])
    #expect(try server.requests().count == 4)
    for run in printed { #expect(canary.found(in: Array((run.output + run.errors).utf8)).isEmpty) }
    // What is sent is signed, and has no more of it.
    for request in try server.requests() { #expect(canary.found(in: Array(request.bytes)).isEmpty) }
  }

  @Test("A kept request is genuine, late or forged, and says by which of two secrets")
  func verify() throws {
    let server = try WebServer()
    let session = try session("https://localhost:\(server.port)")
    try session.midas(
      [
        "webhook", "test", "acme", "--api", "v2", "--mode", "test", "--allow-private", "--ca-file",
        server.authority.path,
      ], environment: Self.environment)
    let request = try #require(try server.requests().first)
    let headers = request.headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    try session.scratch.file(named: "headers", holding: headers)
    try session.scratch.file(named: "body", holding: String(decoding: request.bytes, as: UTF8.self))
    let arguments = ["webhook", "verify", "--headers", "headers", "--body", "body"]
    let scoped = arguments + ["acme", "--mode", "test"]
    let genuine = try session.midas(scoped, environment: Self.environment)
    #expect(
      genuine.output.contains(/^genuine: signed with the secret behind env:\/\/NEXT, \d+ s before it came\n$/)
    )
    let second = try session.midas(
      arguments + ["--secret", "env://LIVE", "--secret", "env://TEST", "--format", "json"],
      environment: Self.environment)
    #expect(second.output.contains(#""secret": "env://TEST""#))
    let late = try session.midas(
      scoped + ["--at", "2040-01-01T00:00:00Z"], exit: 1, environment: Self.environment)
    #expect(late.output.hasPrefix("late: signed with the secret behind env://NEXT"))
    let forged = try session.midas(
      arguments + ["--secret", "env://LIVE"], exit: 1, environment: Self.environment)
    #expect(forged.output.hasPrefix("forged: no signature is of the secret behind env://LIVE"))
    #expect(
      try session.midas(arguments + ["--secret", "env://GONE"], exit: 69).errors.contains(
        "`env://GONE` could"))
    try session.scratch.file(named: "body", holding: "{}")
    try session.midas(scoped, exit: 1, environment: Self.environment)
    try session.scratch.file(named: "headers", holding: "webhook-id: a\n")
    #expect(
      try session.midas(scoped, exit: 1, environment: Self.environment).errors.contains(
        "`webhook-timestamp` is missing"))
    try session.midas(["webhook", "verify", "--headers", "headers", "--body", "body", "acme"], exit: 64)
    try session.midas(
      ["webhook", "verify", "--headers", "none", "--body", "body", "--secret", "env://A"], exit: 66)
    let literal = try session.midas(arguments + ["--secret", Self.secret], exit: 64)
    #expect(!literal.errors.contains(Self.secret))
  }
}
