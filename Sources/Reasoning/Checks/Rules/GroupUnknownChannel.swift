import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let groupUnknownChannel = Rule(
    id: "group-unknown-channel",
    summary: "A group names a channel that the merchant does not have.",
    rationale: """
      The share of a channel that does not exist goes nowhere: either the group cannot be saved, or the other \
      contracts carry payments they were not meant to.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: groupExample("{ card: 70, ‹crad-2›: 30 }"),
    merchant: { subject, findings in
      guard !subject.merchant.groups.known.isEmpty, subject.knowsEveryChannelID else { return }
      for group in subject.merchant.groups.known {
        for share in group.channels.known where subject.channel(named: share.channel.value) == nil {
          let written = subject.string(share.channel.value)
          let meant = subject.nearestChannel(to: written)
          findings.report(
            "`\(subject.handle)` has no channel `\(written.printable)`", at: share.channel.site,
            label: "its share of payments would go nowhere",
            help: meant.map { "did you mean `\($0)`?" } ?? "name a channel by its id",
            rewrite: subject.mistypedChannel(written))
        }
      }
    })
}
