import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let moduleGenerationMismatch = Rule(
    id: "module-generation-mismatch",
    summary: "None of the PortOne generations that call a channel can use its PG.",
    rationale: """
      `kcp` is for V1 and `kcp_v2` for V2: a request of the other generation does not find the channel, and V1 \
      then takes the default, which charges the customer through another contract.
      """,
    accepts: """
      merchant: acme
      api: [v1, v2]
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], mid: shared }
        - { id: card-v2, mode: test, pg: kcp_v2, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      api: [v1]
      channels:
        - { id: card, mode: test, pg: ‹kcp_v2›, modules: [window.general], mid: shared }
        - { id: card-v2, mode: test, pg: ‹kcp›, modules: [window.general], mid: shared, api: [v2] }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, channel.facts.generations.isEmpty,
        case .known(_, let site) = channel.declared.pg
      else { return }
      // A PG that no document describes has no generations at all, which says nothing.
      let supported = channel.catalog.entries[pg].modules.generations
      guard let generation = supported.first else { return }
      let api = channel.declared.api.site ?? channel.subject.merchant.api.site
      let company = channel.catalog.entries[pg].company
      let other = channel.catalog.entries.first { entry in
        entry.company == company && company != nil && entry.id != channel.catalog.entries[pg].id
          && !entry.modules.generations.contains(generation)
          && channel.declared.modules.set.isSubset(of: entry.modules.stated(in: .all))
      }
      let name = generation.name.uppercased()
      findings.report(
        "`\(channel.writtenPG)` works with \(name) only", at: site,
        label: "no request would reach this channel",
        related: api.map { [.init("only these call it", at: Place($0.span))] } ?? [],
        help: other.map { "write `\($0.id)`, or add `\(generation.name)` to `api`" }
          ?? "add `\(generation.name)` to `api`")
    })
}
