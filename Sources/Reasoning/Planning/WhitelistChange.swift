public import MidasResources

/// What a plan does to the addresses from which a merchant's V1 API may be called.
public struct WhitelistChange: Hashable, Sendable {
  /// The merchant.
  public var merchant: Address
  /// How many addresses may call that may not until then.
  public var opens: AddressCount
  /// How many addresses may call no more.
  public var closes: AddressCount
  /// How many addresses may call afterwards.
  public var allows: AddressCount
  /// Whether the console's switch is thrown.
  public var turns: Switch?

  /// The console's switch, which is on while there are rows.
  public enum Switch: String, Sendable {
    /// Until then every address may call.
    case on
    /// Every address may call.
    case off
  }

  /// A change by its numbers.
  public init(
    _ merchant: Address, opens: AddressCount, closes: AddressCount, allows: AddressCount,
    turns: Switch? = nil
  ) {
    self.merchant = merchant
    self.opens = opens
    self.closes = closes
    self.allows = allows
    self.turns = turns
  }

  /// One line on what changes: `opens 256 addresses, closes 1`.
  public var text: String {
    switch turns {
    case .on: return "turned on: \(allows.addresses) may call, no other"
    case .off: return "turned off: every address may call"
    case nil: break
    }
    var parts: [String] = []
    if opens > .zero { parts.append("opens \(opens.addresses)") }
    if closes > .zero { parts.append("closes \(parts.isEmpty ? closes.addresses : closes.grouped)") }
    return parts.isEmpty ? "the same addresses as before" : parts.joined(separator: ", ")
  }
}

/// The addresses that may call before and after a plan.
struct WhitelistDifference {
  private let isOn: (before: Bool, after: Bool)
  private let after: CIDRSet
  private let opened: CIDRSet
  private let closed: CIDRSet

  /// - Parameters:
  ///   - before: The blocks listed until then; none where the switch is off and every address may call.
  ///   - after: The blocks listed afterwards, likewise.
  init(from before: [CIDR], to after: [CIDR]) {
    isOn = (!before.isEmpty, !after.isEmpty)
    let old = before.isEmpty ? CIDRSet.everything : CIDRSet(before)
    self.after = after.isEmpty ? .everything : CIDRSet(after)
    opened = self.after.subtracting(old)
    closed = old.subtracting(self.after)
  }

  /// Whether it lets in more than one apply may open, or everybody.
  ///
  /// The limit counts IPv4 addresses; of IPv6 it is one /64, which is what one caller is given.
  func exceeds(_ limits: Limits) -> Bool {
    if turns == .off { return true }
    return opened.count(of: .v4) > AddressCount(UInt128(max(0, limits.widenAddresses)))
      || opened.count(of: .v6) > .powerOfTwo(64)
  }

  /// Its numbers.
  func change(of merchant: Address) -> WhitelistChange {
    WhitelistChange(
      merchant, opens: opened.count, closes: closed.count, allows: after.count, turns: turns)
  }

  private var turns: WhitelistChange.Switch? {
    isOn.before == isOn.after ? nil : isOn.after ? .on : .off
  }
}
