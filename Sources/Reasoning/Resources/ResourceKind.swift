/// What a resource is.
///
/// The raw value is the first byte of its canonical encoding and is never reused.
public enum ResourceKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// A merchant account at PortOne.
  case merchant = 1
  /// A sub-merchant of one, told apart by its tier (V1) or store id (V2).
  case submerchant = 2
  /// A contract with a PG: one PG, one MID, one or more modules.
  case channel = 3
  /// A smart-routing group of channels.
  case group = 4
  /// The channel taken for a request that names none.
  case `default` = 5
  /// An identifier or API key that PortOne gave the merchant.
  case key = 6
  /// The URL that one generation and mode notifies.
  case webhook = 7
  /// A block of addresses from which the V1 API may be called.
  case whitelist = 8

  /// The kind's name as it stands in plans and tables.
  public var name: String {
    switch self {
    case .merchant: "merchant"
    case .submerchant: "submerchant"
    case .channel: "channel"
    case .group: "group"
    case .default: "default"
    case .key: "key"
    case .webhook: "webhook"
    case .whitelist: "whitelist"
    }
  }

  /// The kind named `name`.
  public init?(name: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// What stands in an address between the scope and the id.
  public var separator: StaticString {
    switch self {
    case .merchant: ""
    case .submerchant: ":"
    case .channel: "/"
    case .group: "%"
    case .default: "#default."
    case .key: "#key."
    case .webhook: "#webhook."
    case .whitelist: "#cidr."
    }
  }
}
