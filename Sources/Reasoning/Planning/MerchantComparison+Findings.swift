import MidasResources

extension MerchantComparison {
  /// Takes over a merchant of another workspace: its own row is written even if nothing else changes.
  mutating func adopt(_ recorded: RecordedMerchant, as wanted: WantedMerchant) {
    guard recorded.owner != workspace,
      let resource = wanted.resources.first(where: { $0.resource.address.kind == .merchant })
    else { return }
    let change = PlanStep.Change(field: "workspace", before: .text(recorded.owner), after: .text(workspace))
    if let index = steps.firstIndex(where: { $0.kind == .merchant }) {
      steps[index].changes.append(change)
      steps[index].gates.append(.adopt)
    } else if let before = recorded.resources.first(where: { $0.resource.address.kind == .merchant }) {
      var step = Self.step(.update, to: resource, from: before)
      step.changes.append(change)
      step.gates.append(.adopt)
      steps.insert(step, at: 0)
    }
    findings.append(
      PlanFinding(
        rule: "merchant-owned-elsewhere", address: resource.resource.address,
        message: "merchant `\(recorded.handle)` belongs to workspace `\(recorded.owner)`",
        label: "two workspaces would undo each other's changes to its payments",
        help: "declare it in one of them, or take it over with `midas apply --allow adopt`",
        other: .init(
          address: .merchant(recorded.handle),
          provenance: recorded.resources.first { $0.resource.address.kind == .merchant }?.provenance)))
  }

  /// Counts the addresses that the steps let in and shut out, and gates the rows that let in too many.
  mutating func compareWhitelists(_ wanted: WantedMerchant, _ recorded: RecordedMerchant?) {
    guard steps.contains(where: { $0.kind == .whitelist && ($0.action == .create || $0.action == .delete) })
    else { return }
    let difference = WhitelistDifference(
      from: recorded?.resources.compactMap(\.resource.address.block) ?? [],
      to: wanted.resources.compactMap(\.resource.address.block))
    whitelist = difference.change(of: .merchant(wanted.handle))
    guard difference.exceeds(limits) else { return }
    // What shuts the last row out lets everybody in.
    let gated: PlanStep.Action = whitelist?.turns == .off ? .delete : .create
    for index in steps.indices where steps[index].kind == .whitelist && steps[index].action == gated {
      steps[index].gates.append(.widenCIDR)
    }
  }

  /// The console deletes no default channel: another one has to be the default first.
  mutating func findRemovedDefaults(
    _ wanted: WantedMerchant, _ recorded: RecordedMerchant, _ renames: Renames
  ) {
    let declared = Set(wanted.resources.lazy.map(\.resource.address))
    // A sub-merchant's default falls to the first channel assigned to it.
    let channels = wanted.resources.map(\.resource).filter {
      $0.address.kind == .channel && $0[.channelAssign] == nil
    }
    for before in recorded.resources where before.resource.address.kind == .default {
      let address = renames.target(of: before.resource.address, in: wanted.handle)
      guard let id = before.resource.text(.defaultChannel), !declared.contains(address) else { continue }
      let channel = renames.target(of: .channel(recorded.handle, id), in: wanted.handle)
      // With the last channel of its kind the default goes by itself.
      let isNeeded = address.submerchant == nil && channels.contains { $0.requestKinds.contains(address.id) }
      guard isNeeded, !declared.contains(channel) else { continue }
      findings.append(
        PlanFinding(
          rule: "default-removed", address: .merchant(wanted.handle),
          message:
            "`\(channel)` is the default for `\(address.id)` of `\(address.scope)`, and no other one takes its place",
          label: "the console refuses to delete it, and requests that name no channel would fail without one",
          help: "name another channel for `\(address.id)` under `defaults` in the same change",
          other: .init(address: before.resource.address, provenance: before.provenance)))
    }
  }
}

extension Address {
  /// The block of a whitelist row.
  fileprivate var block: CIDR? { kind == .whitelist ? try? CIDR(parsing: id.utf8) : nil }
}
