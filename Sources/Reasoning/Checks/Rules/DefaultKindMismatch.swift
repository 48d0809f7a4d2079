import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let defaultKindMismatch = Rule(
    id: "default-kind-mismatch",
    summary: "A default names a channel that takes no requests of its kind.",
    rationale: """
      The console keeps three defaults, for the payment window, the API and identity verification, and each takes \
      a channel with a module of that kind. A key-in channel opens no window: every payment that falls back to it \
      fails.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: card }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { api: ‹card› }
      """,
    merchant: { subject, findings in
      for named in subject.namedDefaults {
        guard let index = subject.channel(named: named.channel) else { continue }
        let modules = subject.merchant.channels.known[index].modules
        guard !modules.isOpen, modules.set.isDisjoint(with: .of(named.kind)) else { continue }
        let fitting = subject.channels(of: named.scope).filter { candidate in
          !subject.merchant.channels.known[candidate].modules.set.isDisjoint(with: .of(named.kind))
        }.compactMap { subject.merchant.channels.known[$0].id.value.map(subject.merchant.string) }
        findings.report(
          "`\(subject.string(named.channel))` takes no \(named.kind.rawValue) requests", at: named.site,
          label: "what falls back to it fails",
          help: fitting.isEmpty
            ? "name a channel with one of the modules \(ModuleSet.of(named.kind).names.joined(separator: ", ")), or take the default out"
            : "name one that does: \(fitting.prefix(5).joined(separator: ", "))")
      }
    })
}
