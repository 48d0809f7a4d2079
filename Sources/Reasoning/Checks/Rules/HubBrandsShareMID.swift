import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let hubBrandsShareMID = Rule(
    id: "hub-brands-share-mid", severity: .warning,
    summary: "Several easy-pay brands are written out for one KCP site code.",
    rationale: """
      KCP issues a site code for every easy-pay brand of its hub. Under another brand's site code the payment is \
      refused, so each brand is a channel of its own.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: kakaopay
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [kakaopay]
          mid: AB12C
          credentials: { site_key: env://ACME_KCP_KAKAOPAY }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: easy
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [kakaopay, ‹naverpay›]
          mid: AB12C
          credentials: { site_key: env://ACME_KCP }
      """,
    channel: { channel, findings in
      let brands = channel.declared.methods.set.intersection(.easyPay)
      guard channel.isLive, brands.count > 1, let pg = channel.facts.pg,
        channel.catalog.entries[pg].mid.onePerEasyPayBrand
      else { return }
      let written = channel.declared.methods.members.filter { brands.contains($0.value) }
      guard let first = written.first, let second = written.first(where: { $0.value != first.value }) else {
        return
      }
      findings.report(
        "`\(second.value.name)` has another \(channel.midTerm(of: pg)) than `\(first.value.name)`",
        at: second.site,
        label: "\(channel.catalog.company(behind: pg)) may refuse the payments of one of them",
        related: [.init("the other brand", at: Place(first.site.span))],
        help: "declare a channel for each of \(listedCode(brands.names))")
    })
}
