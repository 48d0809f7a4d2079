import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let identityModuleOnPaymentPG = Rule(
    id: "identity-module-on-payment-pg",
    summary: "A channel for identity verification names a PG that verifies nobody.",
    rationale: """
      Danal, KCP (`kcp_v2`) and KG Inicis (`inicis_unified`, and `inicis` by card) verify identity. The others \
      have no form for it, and the request would fail or go to another channel.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: verification, mode: test, pg: inicis_unified, modules: [identity], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: verification, mode: live, pg: kakaopay, modules: [‹identity›], mid: CAACME0001 }
      """,
    channel: { channel, findings in
      guard channel.declared.modules.set.contains(.identity), let pg = channel.facts.pg,
        channel.catalog.entries[pg].modules.identity == nil,
        !channel.catalog.entries[pg].modules.generations.isEmpty,
        // Payments and identity of one provider are two entries: a mixed channel is reported as such.
        channel.catalog.index(pg, for: [.identity]) == pg, let site = channel.site(of: .identity)
      else { return }
      let company = channel.catalog.entries[pg].company
      let verifying = channel.catalog.entries.filter { $0.modules.identity != nil && $0.status == .active }
      let own = verifying.filter { $0.company == company && company != nil }
      let names = (own.isEmpty ? verifying : own).map { $0.modules.isIdentityOnly ? $0.provider : $0.id }
      findings.report(
        "`\(channel.writtenPG)` has no identity verification", at: site,
        label: "nobody could be verified through it",
        help: "declare a channel of \(listedCode(names, "or"))")
    })
}
