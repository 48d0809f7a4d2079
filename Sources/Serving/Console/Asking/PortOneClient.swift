import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Sends requests to PortOne's V1 API, again where it could not answer, until the time of the run is over.
public struct PortOneClient: Sendable {
  private let http: HTTPClient
  let url: PortOneURL
  private let end: ContinuousClock.Instant
  private let retry = RetryPolicy()

  /// The most bytes that an answer may have: some ten thousand channels.
  static let largestAnswer = 4 << 20
  /// How long one attempt may take.
  private static let attemptLimit = Duration.seconds(20)

  /// Opens connections for `body`, and closes them after it.
  ///
  /// - Parameters:
  ///   - timeLimit: How long all requests together may take.
  ///   - trustedRoots: A file of certificates to trust in place of the system's.
  public static func asking<Answer: Sendable>(
    _ url: PortOneURL, within timeLimit: Duration, trusting trustedRoots: String? = nil,
    _ body: (PortOneClient) async throws -> Answer
  ) async throws -> Answer {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let trustedRoots { tls.trustRoots = .file(trustedRoots) }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(20)))
    configuration.httpVersion = .http1Only
    // Repeating is decided here, where it is bounded and said.
    configuration.connectionPool.retryConnectionEstablishment = false
    let end = ContinuousClock.now + timeLimit
    return try await HTTPClient.withHTTPClient(configuration: configuration) { http in
      try await body(PortOneClient(http: http, url: url, end: end))
    }
  }

  /// What came back.
  struct Reply: Sendable {
    let status: Int
    let body: [UInt8]
    var retryAfter: Duration?
  }

  /// Sends a request until it is answered with a status that does not pass.
  func send(
    _ method: HTTPMethod, _ path: String, headers: [(String, String)], body: [UInt8] = []
  ) async throws(PortOneFailure) -> Reply {
    var request = HTTPClientRequest(url: url.appending(path))
    request.method = method
    request.headers.add(name: "Accept", value: "application/json")
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if !body.isEmpty {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(body)
    }
    var attempt = 1
    while true {
      let obstacle: RetryPolicy.Obstacle
      switch await attempted(request) {
      case .replied(let reply):
        guard RetryPolicy.passes(reply.status) else { return try Self.checked(reply, path) }
        obstacle = .status(reply.status, retryAfter: reply.retryAfter)
      case .silent(let words): obstacle = .silence(words)
      case .failed(let words): throw PortOneFailure("\(words) (\(url))")
      }
      switch retry.step(after: obstacle, attempt: attempt, left: end - .now) {
      case .giveUp(let words): throw PortOneFailure("\(words) (\(method.rawValue) \(url)\(path))")
      case .wait(let pause):
        attempt += 1
        do { try await Task.sleep(for: pause) } catch { throw PortOneFailure("was not asked to the end") }
      }
    }
  }

  private static func checked(_ reply: Reply, _ path: String) throws(PortOneFailure) -> Reply {
    guard !(300...399).contains(reply.status) else {
      throw PortOneFailure(
        "answers \(path) with a redirect (\(reply.status)), which is not followed: credentials go to one address only"
      )
    }
    return reply
  }

  // MARK: - One attempt

  private enum Outcome: Sendable {
    case replied(Reply)
    /// Nothing came, or not all of it; another try may help.
    case silent(String)
    /// No other try would help.
    case failed(String)
  }

  private func attempted(_ request: HTTPClientRequest) async -> Outcome {
    let limit = min(Self.attemptLimit, max(end - .now, .milliseconds(1)))
    return await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await reply(to: request, within: limit) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .silent("does not answer within \(limit.words)")
      }
      defer { group.cancelAll() }
      return await group.next() ?? .silent("does not answer")
    }
  }

  private func reply(to request: HTTPClientRequest, within limit: Duration) async -> Outcome {
    do {
      let response = try await http.execute(request, timeout: .nanoseconds(limit.nanoseconds))
      var reply = Reply(
        status: Int(response.status.code),
        body: Array(buffer: try await response.body.collect(upTo: Self.largestAnswer)))
      reply.retryAfter = response.headers.first(name: "Retry-After").flatMap {
        RetryAfter.pause($0, now: time(nil))
      }
      return .replied(reply)
    } catch {
      return Self.outcome(of: error, within: limit)
    }
  }

  private static func outcome(of error: any Error, within limit: Duration) -> Outcome {
    switch error {
    case is NIOTooManyBytesError: return .failed("answers with more than \(largestAnswer >> 20) MiB")
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout,
        .tlsHandshakeTimeout:
        return .silent("does not answer within \(limit.words)")
      case .remoteConnectionClosed, .uncleanShutdown: return .silent("hangs up in the middle of an answer")
      default: return .failed("cannot be asked: \(error.description)")
      }
    case is NIOSSLExtraError, is NIOSSLError, is BoringSSLError:
      return .failed("cannot be trusted: its TLS certificate does not hold, so that nothing was sent")
    case let error as HTTPParserError:
      return error == .invalidEOFState
        ? .silent("hangs up in the middle of an answer") : .failed("answers with what is no HTTP")
    case let error as NIOConnectionError: return .silent("cannot be reached at \(error.host):\(error.port)")
    case is IOError, is ChannelError: return .silent("cannot be reached")
    default: return .failed("cannot be asked: \(type(of: error))")
    }
  }
}

extension Duration {
  /// The duration in nanoseconds.
  fileprivate var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
