import Glibc
import MidasTableFormat

/// A merchant or sub-merchant.
public struct Scope: Hashable, Sendable {
  /// Its name in the configuration: `acme`, or `acme:books`.
  public let name: String
  /// The handle of the merchant: `acme`.
  public let merchant: String
  /// The merchant code, which sub-merchants share.
  public let code: String?
  /// Its V2 store id.
  public let storeID: String?
  /// The tier of a sub-merchant.
  public let tier: String?
  /// Its name in the console.
  public let title: String?
  /// References to API keys by what the configuration calls them, as `rest-api-secret: env://ACME_SECRET`: where a
  /// secret is kept, never the secret.
  public let apiKeys: [String: String]

  init(_ line: TableLine, secrets: [TableLine]) {
    name = line[0] ?? ""
    merchant = line[1] ?? ""
    code = line[2]
    storeID = line[3]
    tier = line[4]
    title = line[5]
    apiKeys = Dictionary(
      secrets.map { ($0[0] ?? "", $0[1] ?? "") }, uniquingKeysWith: { first, _ in first })
  }
}

/// Where PortOne notifies.
public struct Webhook: Hashable, Sendable {
  /// The URL, or `per-request` where each request carries it.
  public let url: String
  /// `json` or `form`.
  public let contentType: String
  /// The version of V2 webhooks, a date.
  public let version: String?
  /// References to its signing secrets: where they are kept, never the secrets.
  public let secrets: [String]

  init(_ line: TableLine, secrets: [TableLine]) {
    url = line[0] ?? ""
    contentType = line[1] ?? "json"
    version = line[2]
    self.secrets = secrets.compactMap { $0[1] }
  }
}

/// From where the V1 API may be called.
public struct Whitelist: Hashable, Sendable {
  /// Whether the console's switch is on; off lets every address call.
  public let isOn: Bool
  /// The blocks, as `198.51.100.0/24`, in byte order.
  public let blocks: [String]

  init(isOn: Bool, _ lines: [TableLine]) {
    self.isOn = isOn
    blocks = lines.compactMap { $0[0] }
  }

  /// Whether a caller at `address`, IPv4 or IPv6 as text, is let in; what is no address is not.
  public func allows(_ address: String) -> Bool {
    guard let bits = Self.bytes(of: address) else { return false }
    return !isOn || blocks.contains { Self.block($0, holds: bits) }
  }

  private static func block(_ block: String, holds address: [UInt8]) -> Bool {
    let parts = block.split(separator: "/")
    guard parts.count == 2, let length = Int(parts[1]), let network = bytes(of: String(parts[0])),
      network.count == address.count, length <= network.count * 8
    else { return false }
    let whole = length / 8
    guard network[..<whole] == address[..<whole] else { return false }
    guard length % 8 > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (length % 8))
    return network[whole] & mask == address[whole] & mask
  }

  /// The 4 or 16 bytes of an address.
  private static func bytes(of address: String) -> [UInt8]? {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      if inet_pton(family, address, &bytes) == 1 { return bytes }
    }
    return nil
  }
}
