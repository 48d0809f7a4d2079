import MidasDiagnostics
import MidasModel

extension Rule {
  static let groupSize = Rule(
    id: "group-size",
    summary: "A group has no channel, or more than ten.",
    rationale: """
      PortOne takes one to ten channels in a group (smart routing guide). A group without a channel refuses every \
      payment that names it; one with more cannot be saved.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: """
      merchant: acme
      groups:
        - { id: split, mode: test, ‹channels›: {} }
      """,
    merchant: { subject, findings in
      for group in subject.merchant.groups.known where !group.channels.isOpen {
        let shares = group.channels.known
        if shares.isEmpty, let site = group.channelsSite {
          findings.report(
            "`\(subject.name(of: group))` has no channel", at: site, label: "payments that name it fail",
            help: "add a channel with a weight of 100, or take the group out")
        } else if shares.count > 10 {
          findings.report(
            "`\(subject.name(of: group))` has \(shares.count) channels; PortOne takes 10",
            at: shares[10].channel.site,
            label: "the group cannot be saved", help: "keep the ten that carry most, or make a second group")
        }
      }
    })
}
