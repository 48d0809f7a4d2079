import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Posts a notification: to an address that was checked, once, and to nowhere else.
public struct WebhookSender: Sendable {
  private let resolver: HostResolver
  private let allowsPrivate: Bool
  private let authorities: String?
  private let patience: Patience

  /// How long is waited; PortOne waits as long for V1's first try.
  public struct Patience: Sendable {
    /// For a connection, in milliseconds.
    public var connection: Int64
    /// For the answer, and again for its body, in milliseconds.
    public var answer: Int64

    /// Ten seconds for a connection and thirty for the answer.
    public static let usual = Patience(connection: 10_000, answer: 30_000)

    /// So many milliseconds.
    public init(connection: Int64, answer: Int64) {
      self.connection = connection
      self.answer = answer
    }
  }

  /// A sender.
  ///
  /// - Parameters:
  ///   - allowsPrivate: Whether it posts to addresses that PortOne cannot reach.
  ///   - authorities: A file of certificates to trust beside the system's, in PEM.
  public init(
    resolver: HostResolver = .system, allowsPrivate: Bool = false, authorities: String? = nil,
    patience: Patience = .usual
  ) {
    self.resolver = resolver
    self.allowsPrivate = allowsPrivate
    self.authorities = authorities
    self.patience = patience
  }

  /// Posts `request`.
  ///
  /// The host is resolved once and the connection goes to an address of that answer, while the certificate must be
  /// the host's. The next address is tried only where no connection came about. No redirection is followed, and no
  /// proxy asked.
  public func send(_ request: WebhookRequest) async throws(WebhookFailure) -> WebhookDelivery {
    let addresses = try resolver.addresses(of: request.endpoint.host, allowingPrivate: allowsPrivate)
    var failure = WebhookFailure.unresolved(host: request.endpoint.host)
    for address in addresses {
      do throws(WebhookFailure) {
        return try await send(request, to: address)
      } catch {
        guard case .unreachable = error else { throw error }
        failure = error
      }
    }
    throw failure
  }

  private func send(
    _ request: WebhookRequest, to address: HostAddress
  ) async throws(WebhookFailure) -> WebhookDelivery {
    let connection = PinnedConnection(to: address, of: request.endpoint.host)
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: try configuration(request.endpoint, connection))
    let result: Result<WebhookDelivery, any Error>
    do {
      result = .success(try await exchange(request, with: client, over: connection))
    } catch {
      result = .failure(error)
    }
    try? await client.shutdown()
    do {
      return try result.get()
    } catch {
      throw connection.failure(for: error)
    }
  }

  private func configuration(
    _ endpoint: WebhookEndpoint, _ connection: PinnedConnection
  ) throws(WebhookFailure) -> HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let authorities {
      guard let certificates = try? NIOSSLCertificate.fromPEMFile(authorities), !certificates.isEmpty else {
        throw .unreadable(path: authorities)
      }
      tls.additionalTrustRoots = [.certificates(certificates)]
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .milliseconds(patience.connection), read: .milliseconds(patience.answer)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    // The name stays in the request and in the handshake; only where the connection goes is decided here.
    configuration.dnsOverride = [endpoint.host: connection.address.text]
    configuration.http1_1ConnectionDebugInitializer = { connection.look(at: $0) }
    return configuration
  }

  private func exchange(
    _ request: WebhookRequest, with client: HTTPClient, over connection: PinnedConnection
  ) async throws -> WebhookDelivery {
    var post = HTTPClientRequest(url: request.endpoint.url)
    post.method = .POST
    for header in request.headers { post.headers.add(name: header.name, value: header.value) }
    post.body = .bytes(request.message.body)
    let start = ContinuousClock.now
    let deadline = NIODeadline.now() + .milliseconds(patience.connection + patience.answer)
    let response = try await client.execute(post, deadline: deadline)
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    let (body, isCut) = await beginning(of: response.body)
    return WebhookDelivery(
      address: connection.address.text, status: Int(response.status.code), milliseconds: Int(time),
      encryption: connection.encryption, body: body, isCut: isCut,
      location: response.headers.first(name: "location"))
  }

  /// What of a body comes in time, up to the limit; an answer stands with its head, however its body ends.
  private func beginning(of body: HTTPClientResponse.Body) async -> (bytes: [UInt8], isCut: Bool) {
    let beginning = AnswerBeginning()
    await withTaskGroup { group in
      group.addTask {
        do {
          for try await part in body where beginning.isFull(with: part) { return }
          beginning.end()
        } catch {}
      }
      group.addTask { [patience] in try? await Task.sleep(for: .milliseconds(patience.answer)) }
      await group.next()
      group.cancelAll()
    }
    return beginning.content
  }
}
