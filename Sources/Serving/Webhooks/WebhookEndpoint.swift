import FoundationEssentials

/// Where a webhook goes, taken apart once: what is checked is what is connected to.
public struct WebhookEndpoint: Hashable, Sendable {
  /// The URL, with its host in lower case.
  public let url: String
  /// Whether the connection is encrypted.
  public let isEncrypted: Bool
  /// The host without brackets.
  public let host: String
  /// The port.
  public let port: Int
  /// The path and what follows it.
  let target: String

  /// Why a URL is none that a notification can be posted to.
  public struct Fault: Error, Hashable {
    /// What is wrong with it.
    public let reason: String
  }

  /// Takes `text` apart with the parser that the HTTP client takes it apart with.
  public init(_ text: String) throws(Fault) {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host,
      !host.isEmpty
    else { throw Fault(reason: "it is no URL of the form https://host/path") }
    guard scheme == "https" || scheme == "http" else {
      throw Fault(reason: "its scheme is neither https nor http")
    }
    guard url.user == nil, url.password == nil else {
      throw Fault(reason: "a user name or password stands in it, which PortOne would not send")
    }
    var bare = host.lowercased()
    if bare.hasPrefix("["), bare.hasSuffix("]") { bare = String(bare.dropFirst().dropLast()) }
    let isHost = bare.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
    }
    guard isHost else { throw Fault(reason: "its host has characters that DNS does not know") }
    isEncrypted = scheme == "https"
    self.host = bare
    port = url.port ?? (isEncrypted ? 443 : 80)
    guard (1...65_535).contains(port) else { throw Fault(reason: "its port is none") }
    let path = url.path(percentEncoded: true)
    let query = url.query(percentEncoded: true).map { "?\($0)" } ?? ""
    target = (path.isEmpty ? "/" : path) + query
    let shown = bare.contains(":") ? "[\(bare)]" : bare
    self.url = "\(scheme)://\(shown)\(url.port.map { ":\($0)" } ?? "")\(target)"
  }

  /// The host and, where it is not the scheme's, the port.
  var authority: String {
    let shown = host.contains(":") ? "[\(host)]" : host
    return port == (isEncrypted ? 443 : 80) ? shown : "\(shown):\(port)"
  }
}
