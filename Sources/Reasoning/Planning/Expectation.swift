public import MidasResources

/// An entry of a table that holds across merchants: who has a key has it alone.
public struct Claim: Hashable, Sendable {
  /// The tables.
  public enum Table: String, CaseIterable, Sendable {
    /// A live MID at a PG belongs to one channel; its key is PG, MID and store.
    ///
    /// The store is empty, unless the workspace opens the MID to several; then it is the address of the one.
    case liveMIDs = "live_mids"
    /// A merchant identification code belongs to one merchant.
    case merchantCodes = "merchant_codes"
    /// A channel key belongs to one channel.
    case channelKeys = "channel_keys"
  }

  /// The table.
  public var table: Table
  /// The parts of the key, in the order of the table's columns.
  public var key: [String]

  /// The entry of `table` under `key`.
  public init(_ table: Table, _ key: [String]) {
    self.table = table
    self.key = key
  }

  /// Whether it shuts out every other channel with its PG and MID, whatever their store.
  public var isExclusiveMID: Bool { table == .liveMIDs && key.last?.isEmpty == true }

  /// Whether it is a MID for one store of several.
  public var isOpenedMID: Bool { table == .liveMIDs && !isExclusiveMID }
}

/// An entry that a step takes, and who held it when the plan was made.
public struct Expectation: Hashable, Sendable {
  /// The entry.
  public var claim: Claim
  /// The address of its holder; nothing if it was free.
  public var holder: Address?
  /// The resource that holds it afterwards.
  public var taker: Address

  /// Who the entry belongs to afterwards: the taker, or its merchant where the merchant holds it.
  public var nextHolder: Address { taker.kind == .key ? .merchant(taker.merchant) : taker }

  /// That `holder` has `claim`, which `taker` takes.
  public init(_ claim: Claim, holder: Address?, taker: Address) {
    self.claim = claim
    self.holder = holder
    self.taker = taker
  }
}

extension Address {
  /// Whether it is the merchant identification code, which is the merchant's own, not the key's.
  var holdsCode: Bool { kind == .key && id == "code" }
}

extension Resource {
  /// The entries that the resource holds while it is recorded.
  public func claims(_ facts: PlanningFacts) -> [Claim] {
    switch address.kind {
    case .channel:
      var claims: [Claim] = []
      if text(.channelMode) == "live", let mid = text(.channelMID), let pg = text(.channelPG),
        !facts.isMIDFree(self)
      {
        let store = facts.isMIDOpened(pg, mid) ? channelScope : ""
        claims.append(Claim(.liveMIDs, [isIdentity ? "\(pg)#identity" : pg, mid, store]))
      }
      if let key = text(.channelKey) { claims.append(Claim(.channelKeys, [key])) }
      return claims
    case .key where address.holdsCode:
      return text(.keyValue).map { [Claim(.merchantCodes, [$0])] } ?? []
    default: return []
    }
  }

  /// Whether a channel verifies identities rather than taking payments: beside a payment channel it may have the
  /// same MID.
  var isIdentity: Bool { members(.channelModules).contains("identity") }

  /// The merchant or sub-merchant that a channel serves.
  var channelScope: String {
    guard let store = text(.channelAssign) else { return address.merchant }
    return Address.submerchant(address.merchant, store).text
  }
}
