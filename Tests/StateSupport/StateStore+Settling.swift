public import MidasPlanning
public import MidasResources
public import MidasStore
import Testing

extension StateStore {
  /// What it takes to come to `wanted`.
  public func plan(_ wanted: Wanted, facts: PlanningFacts = PlanningFacts(), limits: Limits = Limits()) throws
    -> Planner.Outcome
  {
    try read { reader in
      try Planner(facts: facts, limits: limits).plan(wanted, against: reader)
    }
  }

  /// Plans and applies, expects no error finding, and expects that nothing is left to do.
  @discardableResult
  public func settle(_ wanted: Wanted, facts: PlanningFacts = PlanningFacts()) throws -> Plan {
    let outcome = try plan(wanted, facts: facts)
    #expect(outcome.findings.filter { !$0.isWarning } == [])
    if !outcome.plan.isEmpty {
      let saved = try Plan(reading: Array(outcome.plan.json.utf8))
      // Saved or not, a plan does the same: what is created whole is held in the one and made anew in the other.
      #expect(saved == outcome.plan)
      _ = try apply(saved.steps.count.isMultiple(of: 2) ? saved : outcome.plan, by: Author(actor: "test"))
    }
    let again = try plan(wanted, facts: facts)
    #expect(again.plan.isEmpty, "\(again.plan.text)")
    return outcome.plan
  }

  /// All that is recorded, by address.
  public func recorded() throws -> [Address: RecordedResource] {
    try read { reader in
      var all: [Address: RecordedResource] = [:]
      try reader.forEachMerchant(of: reader.index().map(\.handle)) { merchant in
        for resource in merchant.resources { all[resource.resource.address] = resource }
      }
      return all
    }
  }
}
