import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let methodNotSupported = Rule(
    id: "method-not-supported",
    summary: "A channel names a method that none of its modules takes.",
    rationale: """
      The method would be offered to customers and refused by the PG, or V1 would send it to the default channel. \
      Judged only where the catalog has a plain list for every module of the channel; in both generations a method \
      has the one name that `midas catalog` shows.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], methods: [card, vbank, kakaopay], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], methods: [card, ‹paypal›], mid: shared }
        - { id: bank, mode: test, pg: kcp, modules: [window.general], methods: [‹trnas›], mid: shared }
        - id: both
          mode: live
          pg: mobilians
          modules: [window.general, ‹window.subscription›]
          methods: [card]
          mid: "210622040674"
          credentials: { subscription_service_id: acme01 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    channel: { channel, findings in
      guard channel.declared.methods.isDeclared else { return }
      for stranger in channel.declared.methods.strangers {
        reportStranger(stranger, of: channel, to: &findings)
      }
      let modules = channel.declared.modules
      guard let pg = channel.facts.pg, !modules.isOpen, !channel.facts.generations.isEmpty else { return }
      let taken = channel.catalog.entries[pg].methods(of: modules.set, in: channel.facts.generations)
      let ended = channel.catalog.entries[pg].methods.ended
      guard !channel.declared.methods.set.isSubset(of: taken.allowed) else {
        reportIdleModules(of: channel, pg, to: &findings)
        return
      }
      for method in channel.declared.methods.members where !taken.allowed.contains(method.value) {
        if ended.contains(method.value) {
          findings.report(
            "`\(method.value.name)` has ended at `\(channel.writtenPG)`", at: method.site,
            label: "customers who choose it could not pay", help: "take it out")
          continue
        }
        findings.report(
          "`\(channel.writtenPG)` does not take `\(method.value.name)` through \(listedCode(modules.set.names, "or"))",
          at: method.site, label: "customers who choose it could not pay",
          help: "it takes \(listedCode(taken.allowed.names))")
      }
    })
}

/// Names that are no method of any PG.
private func reportStranger(
  _ stranger: Located<Text>, of channel: ChannelSubject, to findings: inout Findings
) {
  let written = channel.string(stranger.value)
  if let members = MethodSet(group: written) {
    findings.report(
      "`\(written)` is a group of methods", at: stranger.site, label: "no single method would be offered",
      help: "name the methods of the contract, out of \(listedCode(members.names))")
    return
  }
  let meant = nearest(to: written, in: Method.allCases.lazy.map(\.name))
  findings.report(
    "there is no method `\(written.printable)`", at: stranger.site, label: "customers could not pay by it",
    help: meant.map { "did you mean `\($0)`?" } ?? "`midas catalog \(channel.writtenPG)` lists the methods",
    rewrite: misspelt(written, in: Method.allCases.lazy.map(\.name)))
}

/// Modules that keep none of the methods written out.
private func reportIdleModules(of channel: ChannelSubject, _ pg: Int, to findings: inout Findings) {
  let methods = channel.declared.methods
  // One module alone takes the methods, or they would have been reported.
  guard channel.declared.modules.set.count > 1, !methods.isOpen, methods.strangers.isEmpty,
    !methods.set.isEmpty
  else { return }
  for module in channel.declared.modules.members {
    let taken = channel.catalog.entries[pg].methods(of: module.value, in: channel.facts.generations)
    guard !taken.isOpen, taken.allowed.isDisjoint(with: methods.set) else { continue }
    findings.report(
      "`\(module.value.name)` is left without a method", at: module.site,
      label: "`\(channel.writtenPG)` would refuse every payment of this module",
      help: "add \(listedCode(taken.allowed.names, "or")) to `methods`, or take the module out")
  }
}
