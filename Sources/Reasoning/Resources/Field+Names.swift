extension Field {
  /// The kind of resource that has the field.
  public var kind: ResourceKind { Self.kinds[Int(rawValue >> 8)] }

  /// The field's name, as it is spelled in YAML.
  public var name: String {
    switch self {
    case .merchantName, .submerchantName, .channelName, .groupName: "name"
    case .merchantAPI, .channelAPI: "api"
    case .submerchantTier: "tier"
    case .submerchantStoreID: "store-id"
    case .submerchantWebhooks: "webhooks"
    case .channelMode, .groupMode: "mode"
    case .channelPG: "pg"
    case .channelModules: "modules"
    case .channelMethods: "methods"
    case .channelMID: "mid"
    case .channelCredential: "credential"
    case .channelCredentials: "credentials"
    case .channelCurrencies: "currencies"
    case .channelTax: "tax"
    case .channelProtect: "protect"
    case .channelAssign: "assign"
    case .channelKey, .groupKey: "key"
    case .channelAssumed: "assumed"
    case .groupChannels: "channels"
    case .defaultChannel: "channel"
    case .keyValue: "value"
    case .webhookURL: "url"
    case .webhookContentType: "content-type"
    case .webhookVersion: "version"
    case .webhookSecrets: "secrets"
    case .whitelistMemo: "memo"
    case .whitelistAllowWide: "allow-wide"
    }
  }

  /// The fields of `kind`, by ascending number.
  public static func all(of kind: ResourceKind) -> [Field] { table[Int(kind.rawValue)] }

  /// The field of `kind` that is spelled `name`.
  public init?(_ kind: ResourceKind, named name: some StringProtocol) {
    guard let field = Self.all(of: kind).first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// Kinds by raw value; index 0 is never looked up.
  private static let kinds = [.merchant] + ResourceKind.allCases

  private static let table = kinds.indices.map { index in
    allCases.filter { Int($0.rawValue >> 8) == index }
  }
}
