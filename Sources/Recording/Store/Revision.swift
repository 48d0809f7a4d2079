public import MidasPlanning
public import MidasResources

/// One apply, as the store remembers it.
public struct Revision: Hashable, Sendable {
  /// Its number, from 1.
  public var number: Int
  /// When it was applied, in UTC by the store's clock.
  public var time: String
  /// Who applied it.
  public var actor: String
  /// The commit of the workspace, where it is known.
  public var commit: String?
  /// The fingerprint of the plan.
  public var fingerprint: Digest
  /// The state's digest afterwards.
  public var digest: Digest

  /// A revision as recorded.
  public init(
    number: Int, time: String, actor: String, commit: String?, fingerprint: Digest, digest: Digest
  ) {
    self.number = number
    self.time = time
    self.actor = actor
    self.commit = commit
    self.fingerprint = fingerprint
    self.digest = digest
  }
}

/// What a revision changed of one resource.
public struct RecordedChange: Hashable, Sendable {
  /// What was done.
  public var action: PlanStep.Action
  /// The resource's address afterwards; of a deleted one, the address it had.
  public var address: Address
  /// The address it had until then, where that was another.
  public var from: Address?
  /// The resource until then.
  public var before: Resource?
  /// The resource afterwards.
  public var after: Resource?
  /// A channel's ordinal since then or, of one that was deleted, until then.
  public var ordinal: Int?
  /// The seal of the row that was written; nothing for a deletion.
  public var seal: Digest?
  /// The fields behind whose references another value was found: `credentials.sign_key`.
  public var rotated: [String]

  /// A change as recorded.
  public init(
    action: PlanStep.Action, address: Address, from: Address?, before: Resource?, after: Resource?,
    ordinal: Int? = nil, seal: Digest? = nil, rotated: [String] = []
  ) {
    self.action = action
    self.address = address
    self.from = from
    self.before = before
    self.after = after
    self.ordinal = ordinal
    self.seal = seal
    self.rotated = rotated
  }

  /// Whether it is about `address` or, of a merchant or sub-merchant, about something in it.
  public func touches(_ address: Address) -> Bool {
    [self.address, from].contains { changed in
      guard let changed else { return false }
      if changed == address { return true }
      switch address.kind {
      case .merchant: return changed.merchant == address.merchant
      case .submerchant: return changed.scope == address.scope
      default: return false
      }
    }
  }
}
