import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let apiOnWindowCode = Rule(
    id: "api-on-window-code", severity: .warning,
    summary: "An API module stands under the code of the payment window.",
    rationale: """
      V1's requests for key-in and subscription name KG Inicis by the code `inicis`, the window's by \
      `html5_inicis`. Under the wrong code a request finds no channel, and V1 then charges through the default one. \
      PortOne's documents disagree on who may issue billing keys, so this is a warning.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: billing, mode: test, pg: inicis, modules: [api.subscription], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: billing
          mode: live
          pg: html5_inicis
          modules: [‹api.subscription›]
          mid: MOIacme001
          credentials: { sign_key: env://ACME_SIGN_KEY, ini_lite_key: env://ACME_LITE_KEY }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, !channel.declared.modules.set.isDisjoint(with: .api),
        channel.catalog.entries[pg].codes.v1API != nil
      else { return }
      for module in channel.declared.modules.members where channel.belongsToAPICode(module.value) {
        let code = channel.catalog.entries[pg].codes.v1(for: .api) ?? ""
        findings.report(
          "requests for `\(module.value.name)` name the code `\(code)`", at: module.site,
          label: "under `\(channel.writtenPG)` they may not find this channel",
          help: "declare a channel with `pg: \(code)` for it")
      }
    })
}

extension ChannelSubject {
  /// Whether V1 requests for a module go by another code than the one that the channel is declared under.
  func belongsToAPICode(_ module: Module) -> Bool {
    guard let pg = facts.pg, module.kind == .api, facts.generations == [.v1],
      let code = catalog.entries[pg].codes.v1API, let other = catalog.index(ofPG: code), other != pg
    else { return false }
    return catalog.entries[other].modules.v1.stated.contains(module)
  }
}
