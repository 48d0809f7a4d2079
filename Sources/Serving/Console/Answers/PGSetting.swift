public import MidasCatalog

/// One row of `GET /users/pg`: a contract with a PG as the console holds it, for one kind of request.
///
/// Source: PgSettingAnnotation of PortOne's V1 OpenAPI.
public struct PGSetting: Hashable, Sendable {
  /// The V1 code of the PG: `pg_provider`.
  public var provider: String
  /// The MID: `pg_id`.
  public var mid: String
  /// Whether it moves real money: `sandbox`.
  public var mode: Mode
  /// What it is for, as answered: `payment`, `api_payment` or `certification`, or a word of a later day.
  public var type: String
  /// The name that the channel has in the console.
  public var name: String?
  /// The key that the console gave the channel.
  public var key: String?

  /// A row of the list.
  public init(
    provider: String, mid: String, mode: Mode, type: String, name: String? = nil, key: String? = nil
  ) {
    self.provider = provider
    self.mid = mid
    self.mode = mode
    self.type = type
    self.name = name
    self.key = key
  }

  /// The kind of request that the row is for; nothing for a type that Midas does not know.
  public var kind: RequestKind? { RequestKind(type: type) }
}

extension RequestKind {
  /// The kind that PortOne's `type` means.
  init?(type: String) {
    switch type {
    case "payment": self = .window
    case "api_payment": self = .api
    case "certification": self = .identity
    default: return nil
    }
  }

  /// PortOne's `type` for it.
  public var type: String {
    switch self {
    case .window: "payment"
    case .api: "api_payment"
    case .identity: "certification"
    }
  }
}
