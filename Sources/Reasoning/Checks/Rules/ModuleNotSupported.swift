import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let moduleNotSupported = Rule(
    id: "module-not-supported",
    summary: "A channel has a module that its PG does not offer.",
    rationale: """
      The PG refuses every payment of that module, and the console has no form for it. Many companies keep a \
      second PG for what the first one lacks; the help names it. Where the documents are silent or contradict each \
      other this is a warning.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
        - { id: card, mode: test, pg: kcp_billing, modules: [window.subscription], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [‹window.general›], mid: CAACME0001 }
        - id: card
          mode: live
          pg: kcp
          modules: [‹window.subscription›]
          mid: AB12C
          credentials: { site_key: env://ACME_KCP, batch_group_id: A1B2C3 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, !channel.facts.generations.isEmpty else { return }
      let modules = channel.declared.modules.set
      guard !modules.isSubset(of: channel.catalog.undisputed(pg, in: channel.facts.generations)) else {
        return
      }
      for module in channel.declared.modules.members where channel.isJudged(module.value) {
        switch channel.catalog.entries[pg].support(module.value, in: channel.facts.generations) {
        case .stated: break
        case .denied: reportDenied(module, of: channel, pg, to: &findings)
        case .silent, .disputed: reportDoubtful(module, of: channel, pg, to: &findings)
        }
      }
    })
}

extension Catalog {
  /// The modules that the documents of the generations give without contradiction.
  fileprivate func undisputed(_ pg: Int, in generations: GenerationSet) -> ModuleSet {
    let v1 = entries[pg].modules.v1
    let v2 = entries[pg].modules.v2
    return (generations.contains(.v1) ? v1.stated.subtracting(v1.disputed) : ModuleSet())
      .union(generations.contains(.v2) ? v2.stated.subtracting(v2.disputed) : ModuleSet())
  }
}

extension ChannelSubject {
  /// Identity is judged by identity-module-on-payment-pg, API modules under a window's code by
  /// api-on-window-code.
  fileprivate func isJudged(_ module: Module) -> Bool {
    module != .identity && !belongsToAPICode(module)
  }
}

private func reportDenied(
  _ module: Located<Module>, of channel: ChannelSubject, _ pg: Int, to findings: inout Findings
) {
  let written = channel.writtenPG
  let isDirect = channel.catalog.entries[pg].modules.easyPay == .direct
  // A direct easy-pay PG has no general window; its one-off module is window.simple.
  let isSimple = isDirect && module.value == .windowGeneral
  let canRewrite = isSimple && !channel.declared.modules.set.contains(.windowSimple)
  let elsewhere = channel.catalog.entries[pg].support(module.value) == .stated
  let isDoubted = channel.catalog.entries[pg].modules.confidence < .plain
  findings.report(
    "`\(written)` has no `\(module.value.name)`\(elsewhere ? " in the PortOne generation that calls it" : "")",
    at: module.site, label: "every payment of this module would be refused",
    help: isSimple
      ? "its one-off module is `window.simple`" : channel.helpOnModules(besides: module.value, pg),
    rewrite: canRewrite ? "window.simple" : nil, severity: isDoubted ? .warning : nil)
}

private func reportDoubtful(
  _ module: Located<Module>, of channel: ChannelSubject, _ pg: Int, to findings: inout Findings
) {
  let isSilent = channel.catalog.entries[pg].support(module.value, in: channel.facts.generations) == .silent
  let what = isSilent ? "do not mention" : "contradict each other on"
  findings.report(
    "the documents of `\(channel.writtenPG)` \(what) `\(module.value.name)`", at: module.site,
    label: "payments of this module may be refused",
    help: channel.helpOnModules(besides: module.value, pg), severity: .warning)
}

extension ChannelSubject {
  /// The sibling that has a module, else the modules that the PG has.
  fileprivate func helpOnModules(besides module: Module, _ pg: Int) -> String? {
    if let sibling = catalog.entries[pg].sibling(for: module) {
      return "declare a channel of `\(sibling)` for it, with a contract and MID of its own"
    }
    let stated = catalog.entries[pg].modules.stated(in: facts.generations)
    return stated.isEmpty ? nil : "`\(writtenPG)` has \(listedCode(stated.names))"
  }
}
