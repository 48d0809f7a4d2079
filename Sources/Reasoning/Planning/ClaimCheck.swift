import MidasResources

/// The entries of invariant tables that steps take, against who holds them.
struct ClaimCheck {
  private var claims: [(claim: Claim, taker: Address)] = []
  /// What gives up its entries before any is taken.
  private var released: Set<Address> = []

  init(_ steps: [PlanStep], _ facts: PlanningFacts) {
    for step in steps {
      if let address = step.recordedAddress {
        released.insert(address.holdsCode ? .merchant(address.merchant) : address)
      }
      for claim in step.resource?.claims(facts) ?? [] { claims.append((claim, step.address)) }
    }
  }

  /// The holders as preconditions, and what stands in the way as findings.
  func check(
    against recorded: some RecordedState
  ) throws -> (expects: [Expectation], findings: [PlanFinding]) {
    guard !claims.isEmpty else { return ([], []) }
    var expects: [Expectation] = []
    var findings: [PlanFinding] = []
    var takers: [Claim: Address] = [:]
    let holders = try recorded.holders(of: claims.map(\.claim))
    for ((claim, taker), holders) in zip(claims, holders) {
      if let first = takers.updateValue(taker, forKey: claim) {
        findings.append(.conflict(claim, taker: taker, holder: Holder(first, provenance: nil)))
        continue
      }
      for holder in holders where !released.contains(holder.address) {
        findings.append(.conflict(claim, taker: taker, holder: holder))
      }
      expects.append(Expectation(claim, holder: holders.first(where: \.isExact)?.address, taker: taker))
    }
    return (expects, findings)
  }
}

extension PlanFinding {
  fileprivate static func conflict(_ claim: Claim, taker: Address, holder: Holder) -> PlanFinding {
    let other = Other(address: holder.address, provenance: holder.provenance)
    switch claim.table {
    case .liveMIDs:
      return PlanFinding(
        rule: "duplicate-mid", address: taker, claim: claim,
        message:
          "live MID `\(claim.key[1])` of `\(claim.key[0])` is recorded for \(other.words) already",
        label: "one contract would take the payments of two stores",
        help: "give each store its own MID, or name this one under `catalog: shared-mids` in midas.yaml",
        other: other)
    case .merchantCodes:
      return PlanFinding(
        rule: "duplicate-merchant-code", address: taker, claim: claim,
        message: "merchant code `\(claim.key[0])` is recorded for \(other.words) already",
        label: "`IMP.init` would open the payments of another merchant",
        help: "copy the code from this merchant's own console page", other: other)
    case .channelKeys:
      return PlanFinding(
        rule: "duplicate-channel-key", address: taker, claim: claim,
        message: "channel key `\(claim.key[0])` is recorded for \(other.words) already",
        label: "requests by this key reach the other channel",
        help: "copy the key from this channel's own console page", other: other)
    }
  }
}
