import AsyncHTTPClient
import MidasResources
import NIOCore
import NIOSSL
import Synchronization

/// The one connection over which a notification may go.
final class PinnedConnection: Sendable {
  /// Where it must lead to.
  let address: HostAddress
  /// The name that the server's certificate must be for; nil where the URL has an address.
  private let name: String?
  private let state = Mutex(State())

  private struct State {
    var isOpen = false
    var encryption: WebhookDelivery.Encryption?
  }

  /// A connection that leads elsewhere than to the address that was checked.
  private struct Elsewhere: Error {}
  /// A certificate that is for the address and not for the host.
  private struct Nameless: Error {}

  init(to address: HostAddress, of host: String) {
    self.address = address
    name = HostAddress(host) == nil ? host : nil
  }

  /// What is known of its encryption.
  var encryption: WebhookDelivery.Encryption? { state.withLock { $0.encryption } }

  /// Looks at a connection before anything is sent over it, and ends it where it leads elsewhere.
  func look(at channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
      let other = channel.remoteAddress?.ipAddress.flatMap { HostAddress($0) }
      guard other?.block == address.block else { throw Elsewhere() }
      let operations = channel.pipeline.syncOperations
      let version = try? operations.nioSSL_tlsVersion()
      let certificate = try? operations.nioSSL_peerCertificate()
      // NIOSSL is content with a certificate for the address, whoever sent us there.
      if let name, let certificate, !CertificateNames(of: certificate).cover(name) { throw Nameless() }
      state.withLock { state in
        state.isOpen = true
        state.encryption = version.map {
          .init(version: Self.name(of: $0), certificateEnd: certificate.map { Int($0.notValidAfter) })
        }
      }
    }
  }

  private static func name(of version: TLSVersion) -> String {
    switch version {
    case .tlsv1: "TLS 1.0"
    case .tlsv11: "TLS 1.1"
    case .tlsv12: "TLS 1.2"
    case .tlsv13: "TLS 1.3"
    }
  }

  /// What an error of the client means.
  func failure(for error: any Error) -> WebhookFailure {
    let place = address.text
    if let failure = error as? WebhookFailure { return failure }
    if error is Elsewhere {
      return .refused(address: place, reason: "the connection led to another address than was checked")
    }
    if error is Nameless {
      return .untrusted(address: place, reason: "its certificate is for the address, not for the host")
    }
    if let error = error as? NIOSSLError { return .untrusted(address: place, reason: Self.words(for: error)) }
    if let error = error as? NIOSSLExtraError { return .untrusted(address: place, reason: error.description) }
    if let error = error as? BoringSSLError {
      return .untrusted(address: place, reason: Self.words(for: "\(error)"))
    }
    if let error = error as? HTTPClientError {
      switch error {
      case .connectTimeout: return .unreachable(address: place, reason: "no connection in time")
      case .tlsHandshakeTimeout: return .untrusted(address: place, reason: "no TLS handshake in time")
      case .readTimeout, .deadlineExceeded: return unfinished("no answer in time")
      case .remoteConnectionClosed: return unfinished("the server closed the connection")
      default: return unfinished(error.shortDescription)
      }
    }
    if let error = error as? IOError { return unfinished(error.description) }
    return unfinished("\(error)")
  }

  /// Something ended: the connection, or only the try of one.
  private func unfinished(_ reason: String) -> WebhookFailure {
    state.withLock { $0.isOpen }
      ? .unanswered(address: address.text, reason: reason)
      : .unreachable(address: address.text, reason: reason)
  }

  private static func words(for error: NIOSSLError) -> String {
    switch error {
    case .handshakeFailed(let cause): words(for: "\(cause)")
    case .unableToValidateCertificate: "its certificate is of nobody that is trusted"
    default: "\(error)"
    }
  }

  /// The part of BoringSSL's errors that says something to a person.
  private static func words(for text: String) -> String {
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return "its certificate has ended, is another host's, or of nobody that is trusted"
    }
    if text.contains("WRONG_VERSION_NUMBER") { return "the server does not speak TLS there" }
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "TLS failed"
  }
}
