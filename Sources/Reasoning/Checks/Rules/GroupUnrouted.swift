import MidasDiagnostics
import MidasModel

extension Rule {
  static let groupUnrouted = Rule(
    id: "group-unrouted", severity: .warning,
    summary: "A group, or a member that is not disabled, gets no payments.",
    rationale: """
      A member with a weight of 0 looks like a contract in use and carries nothing; `enabled: false` says so plainly. \
      A group of which every member is disabled refuses all payments that name it.
      """,
    accepts: groupExample("{ card: 100, card-2: { weight: 0, enabled: false } }"),
    rejects: groupExample("{ card: 100, ‹card-2›: 0 }")
      + "\n  - { id: idle, mode: test, channels: { ‹card›: { weight: 100, enabled: false } } }",
    merchant: { subject, findings in
      for group in subject.merchant.groups.known where !group.channels.isOpen {
        let shares = group.channels.known
        if let first = shares.first, shares.allSatisfy({ !$0.isEnabled }) {
          findings.report(
            "every member of `\(subject.name(of: group))` is disabled", at: first.channel.site,
            label: "payments that name the group fail", help: "enable a member, or take the group out")
          continue
        }
        for share in shares where share.isEnabled && share.weight.value == 0 {
          findings.report(
            "`\(subject.string(share.channel.value))` has a weight of 0 in `\(subject.name(of: group))`",
            at: share.channel.site, label: "no payment reaches it through the group",
            help: "write `{ weight: 0, enabled: false }`, give it a share, or take it out")
        }
      }
    })
}
