import MidasDiagnostics
import MidasModel

extension Rule {
  static let groupWeights = Rule(
    id: "group-weights",
    summary: "The weights of a group do not add up to 100.",
    rationale: """
      PortOne takes shares in percent, and exactly 100 of them (smart routing guide). Saved by hand with another sum, \
      the contract that was to carry a third of the payments may carry none of them. Whether a disabled member counts \
      is described both ways, so a sum of 100 with or without the disabled ones is accepted.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: groupExample("{ card: ‹70›, card-2: 40 }"),
    merchant: { subject, findings in
      for group in subject.merchant.groups.known {
        let shares = group.channels.known
        guard !group.channels.isOpen, case .known(_, let site)? = shares.first?.weight else { continue }
        let weights = shares.compactMap(\.weight.value)
        guard weights.count == shares.count else { continue }
        let all = weights.reduce(0, +)
        let enabled = shares.filter(\.isEnabled).compactMap(\.weight.value).reduce(0, +)
        guard all != 100, enabled != 100 else { continue }
        findings.report(
          "the weights of `\(subject.name(of: group))` add up to \(all), not 100", at: site,
          label: "PortOne refuses the group, and its payments go nowhere",
          help: shares.count == 1
            ? "write 100"
            : "change the weights: \(all < 100 ? "\(100 - all) are missing" : "\(all - 100) are too many")",
          mend: shares.count == 1 ? site.plainMend("100") : nil)
      }
    })
}

/// A document with two test channels of one store and a test group of these members.
func groupExample(_ members: String) -> String {
  """
  merchant: acme
  channels:
    - { id: card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared }
    - { id: card-2, mode: test, pg: danal_tpay, modules: [window.general], methods: [card], mid: shared }
  groups:
    - { id: split, mode: test, channels: \(members) }
  """
}
