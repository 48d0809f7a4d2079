import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let methodSpelling = Rule(
    id: "method-spelling", severity: .note,
    summary: "A method is written as one of PortOne's generations spells it.",
    rationale: """
      V1 and V2 spell methods differently (`vbank`, `VIRTUAL_ACCOUNT`). A configuration has one name for each, V1's \
      where there is one, so that two channels with the same methods also read the same; the other spellings are \
      understood.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], methods: [card, vbank], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: card
          mode: test
          pg: kcp
          modules: [window.general]
          methods: [card, ‹VIRTUAL_ACCOUNT›]
          mid: shared
      """,
    channel: { channel, findings in
      for method in channel.declared.methods.respelled {
        let name = method.value.name
        findings.report(
          "this method is called `\(name)` here", at: method.site, label: "understood as `\(name)`",
          help: "write `\(name)`, its name for both generations", rewrite: name)
      }
    })
}
