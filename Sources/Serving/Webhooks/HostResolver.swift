import Glibc

/// Finds the addresses of a host.
public struct HostResolver: Sendable {
  private let resolve: @Sendable (String) -> [String]

  /// A resolver that answers with what `resolve` gives for a host: its addresses, none where it has none.
  public init(_ resolve: @escaping @Sendable (String) -> [String]) { self.resolve = resolve }

  /// The system's: files, DNS, whatever it is set to ask, in the order of RFC 6724.
  public static let system = HostResolver { host in
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let failure = getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
      if failure == 0 {
        addresses.append(
          String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
      next = entry.ai_next
    }
    return addresses
  }

  /// The addresses of `host`, all of which may be posted to.
  ///
  /// If one of them may not, none may: who answers with both could choose the other one next time.
  ///
  /// - Parameter allowingPrivate: Whether addresses that PortOne cannot reach are let through.
  public func addresses(
    of host: String, allowingPrivate: Bool
  ) throws(WebhookFailure) -> [HostAddress] {
    let texts = resolve(host)
    guard !texts.isEmpty else { throw .unresolved(host: host) }
    var addresses: [HostAddress] = []
    for text in texts {
      // An address with a zone is one of a link.
      guard let address = HostAddress(text) else {
        throw .refused(address: text, reason: "link-local (RFC 4291)")
      }
      if !allowingPrivate, let obstacle = address.obstacle {
        throw .refused(address: text, reason: obstacle)
      }
      if !addresses.contains(address) { addresses.append(address) }
    }
    return addresses
  }
}
