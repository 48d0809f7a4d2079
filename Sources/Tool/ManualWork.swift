import MidasCatalog
import MidasPlanning
import MidasResources

/// What a step of a plan leaves to do for a person: at the PG, or where PortOne's console has no button.
struct ManualWork {
  private let catalog: Catalog

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// What `step` leaves to do, one sentence each.
  func steps(after step: PlanStep) -> [String] {
    switch (step.kind, step.action) {
    case (.channel, .create), (.channel, .replace):
      return step.resource.map(steps(afterOpening:)) ?? []
    case (.webhook, .delete):
      return ["The console cannot take out the URL of a webhook: ask tech.support@portone.io to"]
    case (.submerchant, .replace):
      return ["The console cannot change a tier: add the sub-merchant anew and assign its channels to it"]
    default: return []
    }
  }

  private func steps(afterOpening channel: Resource) -> [String] {
    guard let pg = catalog.entry(of: channel) else { return [] }
    guard channel.text(.channelMode) == Mode.live.name else { return chargesOfTests(pg) }
    return pg.manualSteps + (takesVirtualAccounts(channel) ? notifications(pg, of: channel) : [])
  }

  private func takesVirtualAccounts(_ channel: Resource) -> Bool {
    channel.members(.channelMethods).contains(Method.vbank.name)
      || channel.members(.channelModules).contains(Module.apiVirtualAccount.name)
  }

  /// Deposits become payments only once the PG reports them to PortOne.
  private func notifications(_ pg: PG, of channel: Resource) -> [String] {
    guard let deposit = pg.webhook.deposit, !deposit.isAutomatic else { return [] }
    let api = channel.members(.channelAPI)
    let urls = [("v1", deposit.v1), ("v2", deposit.v2)].compactMap { name, url in
      api.isEmpty || api.contains(name) ? url : nil
    }
    let distinct = urls.enumerated().filter { !urls[..<$0.offset].contains($0.element) }.map(\.element)
    return distinct.map { "Have deposits into virtual accounts reported to \($0) (set by \(deposit.setBy))" }
  }

  private func chargesOfTests(_ pg: PG) -> [String] {
    switch pg.test.behaviour {
    case .chargedForGood: ["Tests charge for real, and nobody refunds them: cancel each one yourself"]
    case .chargedThenCancelled:
      ["Tests charge for real until the PG cancels them\(pg.test.cancelWindow.map { ", \($0)" } ?? "")"]
    case .noCharge, nil: []
    }
  }
}
