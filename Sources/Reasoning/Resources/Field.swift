/// One attribute of one kind of resource.
///
/// The raw value is the kind times 256 plus the field's number in that kind. Numbers are part of the
/// canonical encoding: they are never reused, and a new field needs a default (or absence) that leaves old digests
/// as they were.
public enum Field: UInt16, CaseIterable, Sendable {
  // Merchant.
  /// Its name in the console.
  case merchantName = 0x0101
  /// The PortOne generations that call it.
  case merchantAPI = 0x0102

  // Sub-merchant.
  /// Its name in the console.
  case submerchantName = 0x0201
  /// Its tier code: three of A-Z and 0-9.
  case submerchantTier = 0x0202
  /// Its store id in V2.
  case submerchantStoreID = 0x0203
  /// Whether it notifies the merchant's URLs (`inherit`) or its `own`.
  case submerchantWebhooks = 0x0204

  // Channel.
  /// Its name in the console.
  case channelName = 0x0301
  /// `live` or `test`.
  case channelMode = 0x0302
  /// The id of its PG in the catalog.
  case channelPG = 0x0303
  /// The payment or identity modules it serves.
  case channelModules = 0x0304
  /// The payment methods it offers.
  case channelMethods = 0x0305
  /// The identifying credential, whatever the PG calls it.
  case channelMID = 0x0306
  /// `own`, or `shared` where the MID is the catalog's shared test MID.
  case channelCredential = 0x0307
  /// The PG's other fields; secret ones are references.
  case channelCredentials = 0x0308
  /// The currencies it takes.
  case channelCurrencies = 0x0309
  /// `unset`, `taxable` or `tax-free`.
  case channelTax = 0x030A
  /// Why it must not be deleted or replaced.
  case channelProtect = 0x030B
  /// The id of the sub-merchant that alone uses it.
  case channelAssign = 0x030C
  /// The PortOne generations that call it.
  case channelAPI = 0x030D
  /// The channel key that the console gave it.
  case channelKey = 0x030E
  /// The names of fields that the catalog filled in: `methods`, `currencies`.
  case channelAssumed = 0x030F

  // Group.
  /// Its name in the console.
  case groupName = 0x0401
  /// `live` or `test`.
  case groupMode = 0x0402
  /// The id that the console gave it.
  case groupKey = 0x0403
  /// Its members: channel id to weight, ` off` after the weight of a disabled one.
  case groupChannels = 0x0404

  // Default.
  /// The id of the channel that is the default of the kind.
  case defaultChannel = 0x0501

  // Key.
  /// The identifier, or a reference to the secret.
  case keyValue = 0x0601

  // Webhook.
  /// Where PortOne posts to, or `per-request`.
  case webhookURL = 0x0701
  /// `json` or `form`.
  case webhookContentType = 0x0702
  /// The V2 webhook version, a date.
  case webhookVersion = 0x0703
  /// References to its signing secrets.
  case webhookSecrets = 0x0704

  // Whitelist.
  /// What the console shows beside the block.
  case whitelistMemo = 0x0801
  /// Why so wide a block is meant.
  case whitelistAllowWide = 0x0802

  /// The field's number within its kind.
  public var number: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

  /// Whether its value is a text, a set or a map.
  public var shape: FieldShape {
    switch self {
    case .merchantAPI, .channelModules, .channelMethods, .channelCurrencies, .channelAPI,
      .channelAssumed, .webhookSecrets:
      .set
    case .channelCredentials, .groupChannels: .map
    default: .text
    }
  }

  /// The text that is meant where the field is left out.
  public var implied: ImpliedText {
    switch self {
    case .merchantName, .submerchantName, .channelName, .groupName, .whitelistMemo: .identifier
    case .submerchantWebhooks: .fixed("inherit")
    case .channelCredential: .fixed("own")
    case .channelTax: .fixed("unset")
    case .webhookContentType: .fixed("json")
    default: .nothing
    }
  }
}

/// The form of a field's value.
public enum FieldShape: Sendable {
  /// One text.
  case text
  /// Texts without order or repetition.
  case set
  /// Texts by key.
  case map
}

/// What a text field means where it is left out.
public enum ImpliedText: Sendable {
  /// It has no value.
  case nothing
  /// It has this value.
  case fixed(StaticString)
  /// It is the last part of the resource's address: the handle, the id or the block.
  case identifier
}
