import FoundationEssentials

/// Where PortOne's V1 API is: an address to which a REST API secret may be sent.
public struct PortOneURL: Hashable, Sendable, CustomStringConvertible {
  /// The address, without a slash at its end.
  public let description: String

  /// PortOne's own: `host` and `schemes` of its V1 OpenAPI.
  public static let usual = PortOneURL(known: "https://api.iamport.kr")

  private init(known text: String) { description = text }

  /// The address that a person wrote.
  ///
  /// Without encryption only on this machine, since a secret would travel to it.
  public init(_ written: String) throws(AddressError) {
    guard let url = URLComponents(string: written), let scheme = url.scheme?.lowercased(),
      let host = url.host, !host.isEmpty, ["https", "http"].contains(scheme)
    else { throw AddressError("`\(written)` is no address: write https://host") }
    guard url.user == nil, url.password == nil, url.query == nil, url.fragment == nil else {
      throw AddressError("the address of PortOne's API has a host, a port and a path, and nothing else")
    }
    guard scheme == "https" || Self.isLoopback(host) else {
      throw AddressError(
        "`\(written)` is not encrypted: the REST API secret would be there to read on the way; write https://…"
      )
    }
    var text = written
    while text.hasSuffix("/") { text.removeLast() }
    description = text
  }

  /// The address of a resource of the API.
  func appending(_ path: String) -> String { description + path }

  private static func isLoopback(_ host: String) -> Bool {
    if ["localhost", "::1", "[::1]"].contains(host.lowercased()) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts.first == 127 && !parts.contains(nil)
  }

  /// Why an address is refused.
  public struct AddressError: Error, Hashable, Sendable {
    /// What is wrong with it, and what to write.
    public let message: String

    init(_ message: String) { self.message = message.shown }
  }
}
