import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let noDefault = Rule(
    id: "no-default", severity: .warning,
    summary: "A merchant that V1 calls has several channels of a kind and names none as the default.",
    rationale: """
      V1 sends a request that names no channel, or a wrong one, to the default of its kind, silently. The console \
      always has one; unless the file names it, nobody who reads the file knows which contract such payments go \
      through. A sub-merchant without a default has the first channel assigned to it.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: easy, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      defaults: { window: card }
      """,
    rejects: """
      merchant: ‹acme›
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: easy, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      """,
    merchant: { subject, findings in
      let own = subject.channels(of: .merchant)
      guard own.count > 1, let site = subject.merchant.handle.site else { return }
      for (kind, channel) in subject.merchant.defaults.all where channel.isAbsent {
        let candidates = own.filter { index in
          subject.channels[index].pg != nil && subject.channels[index].generations.contains(.v1)
            && !subject.merchant.channels.known[index].modules.set.isDisjoint(with: .of(kind))
        }
        guard candidates.count > 1 else { continue }
        let ids = candidates.compactMap {
          subject.merchant.channels.known[$0].id.value.map(subject.merchant.string)
        }
        findings.report(
          "`\(subject.handle)` has \(candidates.count) channels for \(kind.rawValue) requests and no default",
          at: site,
          label: "a request that names none reaches one that the file does not tell",
          related: candidates.prefix(2).compactMap { index in
            subject.merchant.channels.known[index].id.span.map { .init("one of them", at: Place($0)) }
          },
          help: "add `defaults: { \(kind.rawValue): \(ids.first ?? "…") }`, with the one that is meant")
      }
    })
}
