import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let testChannelFirst = Rule(
    id: "test-channel-first", severity: .warning,
    summary:
      "The oldest channel of a V1 code is a test channel, though the store has a live one of the code.",
    rationale: """
      V1's `pg: "code"` reaches the oldest channel of that code, test or live: the live shop's customers would see \
      their payment succeed and not be charged. Channels are created in the order of the file, so the live one must \
      stand first; or every request names its MID or channel key.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: easy-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: easy-test, mode: ‹test›, pg: kakaopay, modules: [window.simple], mid: shared }
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    merchant: { subject, findings in
      guard !subject.merchant.channels.isOpen, subject.hasChannel(.test), subject.hasChannel(.live) else {
        return
      }
      var reported: Set<Int> = []
      for reach in subject.firstOfCode {
        let first = subject.merchant.channels.known[reach.first]
        guard case .known(.test, let site) = first.mode,
          let live = reach.others.first(where: { subject.merchant.channels.known[$0].mode.value == .live }),
          reported.insert(reach.first).inserted
        else { continue }
        findings.report(
          "`pg: \"\(reach.code)\"` reaches this test channel before a live one", at: site,
          label: "customers whose request names the code alone would not be charged",
          related: subject.merchant.channels.known[live].id.span.map {
            [.init("the live channel", at: Place($0))]
          }
            ?? [],
          help:
            "move the live channel before it; if both exist already, let requests name `\(reach.code).MID`")
      }
    })
}
