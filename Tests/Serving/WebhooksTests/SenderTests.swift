import Foundation
import MidasWebhooks
import TestSupport
import Testing

// They come to their turn when tests that block their thread let them.
@Suite("A notification that is sent", .timeLimit(.minutes(20)))
struct SenderTests {
  private static let message = WebhookMessage("Transaction.Paid", as: .v2, mark: "m1", at: Date())

  /// Sends to `path` at a server, under a name that only the resolver here knows.
  private func send(
    _ path: String, to server: WebServer, host: String = "hooks.shop.example", scheme: String = "https",
    trusting: Bool = true, addresses: [String] = ["127.0.0.1"], answer: Int64 = 2_000
  ) async throws -> WebhookDelivery {
    let endpoint = try WebhookEndpoint("\(scheme)://\(host):\(server.port)\(path)")
    let key = try #require(SignatureTests.key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let sender = WebhookSender(
      resolver: HostResolver { $0 == host ? addresses : [] }, allowsPrivate: true,
      authorities: trusting ? server.authority.path : nil, patience: .init(connection: 5_000, answer: answer))
    return try await sender.send(
      WebhookRequest(Self.message, as: .v2, to: endpoint, program: "midas/test", signedWith: [key]))
  }

  private static let names = ["DNS:hooks.shop.example"]

  @Test("goes to the checked address under the name of its host")
  func pinned() async throws {
    let server = try WebServer(for: Self.names)
    let delivery = try await send("/hook?a=b", to: server)
    #expect(delivery.isAccepted)
    #expect(delivery.address == "127.0.0.1")
    #expect(delivery.encryption?.version == "TLS 1.3")
    #expect(try #require(delivery.encryption?.certificateEnd) > Int(Date().timeIntervalSince1970))
    #expect(delivery.excerpt() == #"{"ok": true}"#)
    #expect(!delivery.isCut)
    let requests = try server.requests()
    let request = try #require(requests.first)
    #expect(requests.count == 1)
    #expect(request.method == "POST")
    #expect(request.path == "/hook?a=b")
    #expect(request.server == "hooks.shop.example")
    #expect(request.headers["host"] == "hooks.shop.example:\(server.port)")
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.headers["webhook-id"] == "midas-test-m1")
    #expect(Array(request.bytes) == Self.message.body)
  }

  @Test("is accepted with 200 only, and follows no redirection", arguments: [201, 204, 302, 404, 500])
  func statuses(status: Int) async throws {
    let server = try WebServer(for: Self.names)
    let delivery = try await send(status == 302 ? "/redirect" : "/status/\(status)", to: server)
    #expect(delivery.status == status)
    #expect(!delivery.isAccepted)
    #expect(delivery.location == (status == 302 ? "http://127.0.0.1:1/elsewhere" : nil))
    #expect(try server.requests().count == 1)
  }

  @Test("reads so much of an answer and no more", arguments: ["/endless", "/drip"])
  func bodies(path: String) async throws {
    let server = try WebServer(for: Self.names)
    let delivery = try await send(path, to: server, answer: 500)
    #expect(delivery.status == 200)
    #expect(delivery.isCut)
    #expect(delivery.body.count <= WebhookDelivery.bodyLimit)
    #expect(!delivery.body.isEmpty)
  }

  @Test("shows an answer as text that cannot do anything to a terminal")
  func controls() async throws {
    let server = try WebServer(for: Self.names)
    let delivery = try await send("/controls", to: server)
    #expect(delivery.excerpt() == "\u{FFFD}[2Jred\u{FFFD} \u{FFFD}right  next")
    #expect(delivery.excerpt(limit: 4) == "\u{FFFD}[2J")
  }

  @Test("waits so long and no longer")
  func silent() async throws {
    let server = try WebServer(for: Self.names)
    let error = await #expect(throws: WebhookFailure.self) {
      try await send("/silent", to: server, answer: 300)
    }
    #expect(error == .unanswered(address: "127.0.0.1", reason: "no answer in time"))
    #expect(try server.requests().count == 1)
  }

  @Test("is not sent to who has no certificate for the host, or one of nobody that is trusted")
  func untrusted() async throws {
    let other = try WebServer(for: ["DNS:other.example", "IP:127.0.0.1"])
    await expectUntrusted { try await send("/hook", to: other) }
    let unknown = try WebServer(for: Self.names)
    await expectUntrusted { try await send("/hook", to: unknown, trusting: false) }
    let plain = try WebServer(for: Self.names, isEncrypted: false)
    await expectUntrusted { try await send("/hook", to: plain, trusting: false) }
    for server in [other, unknown, plain] { #expect(try server.requests().isEmpty) }
  }

  @Test("takes a certificate for all names of a domain, one label deep")
  func wildcard() async throws {
    let server = try WebServer(for: ["DNS:*.shop.example"])
    #expect(try await send("/hook", to: server).isAccepted)
    await expectUntrusted { try await send("/hook", to: server, host: "a.hooks.shop.example") }
    await expectUntrusted { try await send("/hook", to: server, host: "shop.example") }
    #expect(try server.requests().count == 1)
  }

  private func expectUntrusted(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> WebhookDelivery
  ) async {
    let error = await #expect(throws: WebhookFailure.self, sourceLocation: sourceLocation) {
      try await body()
    }
    guard case .untrusted = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
  }

  @Test("goes on to the host's next address only where no connection came about")
  func nextAddress() async throws {
    let server = try WebServer(for: Self.names)
    let delivery = try await send("/hook", to: server, addresses: ["::1", "127.0.0.1"])
    #expect(delivery.address == "127.0.0.1")
    let error = await #expect(throws: WebhookFailure.self) {
      try await send("/silent", to: server, addresses: ["127.0.0.1", "127.0.0.1"], answer: 300)
    }
    #expect(error == .unanswered(address: "127.0.0.1", reason: "no answer in time"))
    #expect(try server.requests().count == 2)
  }

  @Test("ends where nobody listens")
  func closed() async throws {
    let port = try WebServer(isEncrypted: false).port
    let sender = WebhookSender(allowsPrivate: true, patience: .init(connection: 2_000, answer: 500))
    let request = WebhookRequest(
      Self.message, as: .v2, to: try WebhookEndpoint("http://127.0.0.1:\(port)/"), program: "midas/test",
      signedWith: [] as [WebhookKey])
    let error = await #expect(throws: WebhookFailure.self) { try await sender.send(request) }
    guard case .unreachable("127.0.0.1", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("may go unencrypted, to an address as well as to a name")
  func plain() async throws {
    let server = try WebServer(isEncrypted: false)
    let sender = WebhookSender(allowsPrivate: true)
    for host in ["127.0.0.1", "localhost", "LOCALHOST"] {
      let request = WebhookRequest(
        Self.message, as: .v1(isForm: true), to: try WebhookEndpoint("http://\(host):\(server.port)"),
        program: "midas/test", signedWith: [] as [WebhookKey])
      let delivery = try await sender.send(request)
      #expect(delivery.isAccepted)
      #expect(delivery.encryption == nil)
    }
    #expect(try server.requests().map { $0.headers["webhook-signature"] } == [nil, nil, nil])
  }
}
