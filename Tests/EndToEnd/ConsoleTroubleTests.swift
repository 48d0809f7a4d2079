import Foundation
import TestSupport
import Testing

@Suite("midas drift --against portone, when something is wrong", .timeLimit(.minutes(20)))
struct ConsoleTroubleTests {
  private typealias Sample = ConsoleSample
  private typealias Fault = PortOneServer.Fault

  /// A fault at a path, how it ends and what is said of it.
  struct Trouble: CustomTestStringConvertible, Sendable {
    var name: String
    var path = "/users/pg"
    var faults: [PortOneServer.Fault]
    var exit: Int32 = 69
    var message: String
    var limit = 30
    var testDescription: String { name }
  }

  @Test(
    "Faults are ridden out or said",
    arguments: [
      Trouble(
        name: "a token that runs out on the way is bought again", faults: [Fault(expire: true)], exit: 0,
        message: "as PortOne lists them"),
      Trouble(
        name: "a token that is never taken", faults: [Fault(status: 401, always: true)],
        message: "PortOne refuses the token that it gave for the REST API key behind `env://ACME_KEY`"),
      Trouble(
        name: "429 is waited for as asked",
        faults: [Fault(status: 429, headers: ["Retry-After": "1"])], exit: 0, message: "as PortOne lists them"
      ),
      Trouble(
        name: "429 that asks for too long", faults: [Fault(status: 429, headers: ["Retry-After": "3600"])],
        message: "limits the rate of requests (429) and asks to wait 3600 seconds, longer than the"),
      Trouble(
        name: "5xx, then fine", faults: [Fault(status: 503), Fault(status: 500)], exit: 0,
        message: "as PortOne lists them"),
      Trouble(
        name: "always 5xx", faults: [Fault(status: 502, always: true)],
        message: "PortOne fails (502), 4 times in a row (GET http://127.0.0.1:"),
      Trouble(
        name: "slow", faults: [Fault(delay: 30, always: true)], message: "does not answer within", limit: 2),
      Trouble(
        name: "truncated JSON", faults: [Fault(body: #"{"code":0,"response":[{"pg_provider":"kc"#)],
        message: "answers /users/pg with what it does not promise: it is cut off: its JSON ends in the middle"
      ),
      Trouble(
        name: "a body that breaks off", faults: [Fault(body: "{", withheld: 9)], exit: 0,
        message: "as PortOne lists them"),
      Trouble(
        name: "wrong types",
        faults: [
          Fault(
            body:
              #"{"code":0,"response":[{"pg_provider":"kcp","pg_id":"A","sandbox":"no","type":"payment"}]}"#)
        ],
        message: "it says `response[0].sandbox` as a text, not true or false"),
      Trouble(
        name: "a member is missing", faults: [Fault(body: #"{"code":0,"response":[{"pg_provider":"kcp"}]}"#)],
        message: "it has no `response[0].pg_id`"),
      Trouble(
        name: "a web page", faults: [Fault(body: "<html>maintenance</html>")],
        message: "it is a web page, not JSON"),
      Trouble(
        name: "a refusal inside of a success",
        faults: [Fault(body: #"{"code":-1,"message":"점검 중","response":null}"#)], message: "it says: 점검 중"),
      Trouble(
        name: "a huge answer", faults: [Fault(body: "[[[[[[[[", repeat: 1 << 20, always: true)],
        message: "PortOne answers with more than 4 MiB"),
      Trouble(
        name: "a redirect",
        faults: [Fault(status: 302, headers: ["Location": "http://127.0.0.1:1/"])],
        message: "answers /users/pg with a redirect (302), which is not followed"),
      Trouble(
        name: "a refused token request", path: "/users/getToken",
        faults: [Fault(status: 403, body: #"{"code":-1,"message":"blocked","response":null}"#)],
        message:
          "PortOne refuses the REST API key behind `env://ACME_KEY` with the secret behind `env://ACME_SECRET` (403): blocked"
      ),
      Trouble(
        name: "a token that no header can carry", path: "/users/getToken",
        faults: [Fault(body: #"{"code":0,"response":{"access_token":"a\r\nb"}}"#)],
        message: "it gives a token that no header can carry"),
      Trouble(
        name: "another path altogether", faults: [Fault(status: 404, body: "gone")],
        message: "PortOne answers /users/pg with status 404"),
    ])
  func trouble(_ trouble: Trouble) throws {
    var script = Sample.agreeing
    script.faults = [trouble.path: trouble.faults]
    let outcome = try Sample.drift(
      Sample.recorded(), PortOneServer(script), "--time-limit", "\(trouble.limit)", exit: trouble.exit)
    #expect(outcome.errors.contains(trouble.message), "\(outcome.errors)")
    if trouble.exit == 69 { #expect(outcome.errors.hasPrefix("midas: acme: "), "\(outcome.errors)") }
  }

  @Test("Nobody there is exit 69")
  func unreachable() throws {
    let session = try Sample.recorded()
    let outcome = try session.midas(
      ["drift", "--against", "portone", "--portone-url", "http://127.0.0.1:1"], exit: 69,
      environment: Sample.environment)
    #expect(outcome.errors.contains("PortOne cannot be reached"), "\(outcome.errors)")
  }

  @Test("A certificate that does not hold is refused before anything is sent, one that holds is taken")
  func certificates() throws {
    let scratch = try Scratch()
    let made = try Program.run(
      URL(filePath: "/usr/bin/env"),
      [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      ], in: scratch.url, environment: ["PATH": "/usr/bin:/bin"])
    try #require(made.exit == 0, "\(made.errors)")
    let certificate = scratch.url.appending(path: "cert.pem")
    let server = try PortOneServer(
      Sample.agreeing, certificate: (certificate, scratch.url.appending(path: "key.pem")))
    let session = try Sample.recorded()
    func drift(_ host: String, trusting: Bool, exit: Int32) throws -> Program {
      var environment = Sample.environment
      if trusting { environment["SSL_CERT_FILE"] = certificate.path }
      return try session.midas(
        ["drift", "--against", "portone", "--portone-url", "https://\(host):\(server.port)"], exit: exit,
        environment: environment)
    }
    for (host, trusting) in [("localhost", false), ("127.0.0.1", true)] {
      let outcome = try drift(host, trusting: trusting, exit: 69)
      #expect(
        outcome.errors.contains(
          "PortOne cannot be trusted: its TLS certificate does not hold, so that nothing was sent"),
        "\(outcome.errors)")
    }
    #expect(try server.requests.isEmpty)
    _ = try drift("localhost", trusting: true, exit: 0)
    #expect(try server.requests.count == 4)
  }

  // MARK: - Credentials

  @Test("Wrong credentials are named by their references, and never shown")
  func refusedCredentials() throws {
    var canary = SecretCanary(seed: 8)
    let environment = ["ACME_KEY": canary.plant("key"), "ACME_SECRET": canary.plant("secret")]
    let session = try Sample.recorded()
    for format in ["text", "json"] {
      let outcome = try Sample.drift(
        session, PortOneServer(Sample.agreeing), "--format", format, exit: 69, environment: environment)
      #expect(
        outcome.errors.contains(
          "PortOne refuses the REST API key behind `env://ACME_KEY` with the secret behind `env://ACME_SECRET` (401): no such credentials: … …"
        ), "\(outcome.errors)")
      #expect(canary.found(in: Array((outcome.output + outcome.errors).utf8)).isEmpty)
    }
  }

  @Test("A token and credentials that an answer repeats are never shown", arguments: ["text", "json"])
  func echoes(format: String) throws {
    var canary = SecretCanary(seed: 9)
    var script = Sample.agreeing
    script.key = canary.plant("key")
    script.secret = canary.plant("secret")
    script.token = canary.plant("token")
    let words = "\(script.token)0 \(script.key) \(script.secret)"
    script.faults = [
      "/users/pg": [Fault(body: #"{"code":7,"message":"\#(words)","response":null}"#)]
    ]
    let outcome = try Sample.drift(
      Sample.recorded(), PortOneServer(script), "--format", format, exit: 69,
      environment: ["ACME_KEY": script.key, "ACME_SECRET": script.secret])
    #expect(outcome.errors.contains("it says: … … …"), "\(outcome.errors)")
    #expect(canary.found(in: Array((outcome.output + outcome.errors).utf8)).isEmpty)
  }

  @Test("A reference that leads nowhere, or none at all, is said of its merchant alone")
  func missingCredentials() throws {
    let session = try StateSession()
    try session.declare(
      Sample.acme + "---\n" + StateSession.merchant([("k", "AB12X")], handle: "bare") + "---\n"
        + StateSession.merchant(
          [("k", "AB12Y")], handle: "lost",
          more: "keys: { rest-api-key: \"env://LOST_KEY\", rest-api-secret: \"env://ACME_SECRET\" }\n"))
    try session.midas("apply", "--auto-approve", "--quiet")
    let outcome = try Sample.drift(session, PortOneServer(Sample.agreeing), exit: 69)
    #expect(
      outcome.errors.hasSuffix(
        """
        midas: bare: no `rest-api-key` and `rest-api-secret` are recorded to ask PortOne with
        midas: lost: `env://LOST_KEY` leads to no value: the variable is not set

        """), "\(outcome.errors)")
    #expect(outcome.output.contains("# acme/card: its channel key is known there"))
    #expect(try Sample.drift(session, PortOneServer(Sample.agreeing), "--target", "acme", exit: 0).exit == 0)
  }

  @Test(
    "A command line that makes no sense is refused",
    arguments: [
      ("drift --adopt-keys", "go with --against portone"),
      ("drift --target acme", "go with --against portone"),
      ("drift --against portone --fix", "--fix goes with --adopt-keys"),
      ("drift --against portone --portone-url http://api.iamport.kr", "is not encrypted"),
      ("drift --against portone --portone-url ftp://x", "is no address"),
      (
        "drift --against portone --portone-url https://a:b@x",
        "has a host, a port and a path, and nothing else"
      ),
      ("drift --against portone --time-limit 0", "--time-limit is 1 to 3600 seconds"),
      ("drift --against portone --target nobody", "no merchant `nobody` is recorded"),
    ])
  func usage(line: String, message: String) throws {
    let outcome = try Sample.recorded().midas(line.split(separator: " ").map(String.init), exit: 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
