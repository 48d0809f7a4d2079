import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let groupMixedModes = Rule(
    id: "group-mixed-modes",
    summary: "A group holds a channel of another mode.",
    rationale: """
      All channels of a group are live, or all are test ones. A test channel among live ones would let its share of \
      customers go without paying; a live one among test channels would charge whoever tries the shop out.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: groupExample("{ ‹card›: 70, ‹card-2›: 30 }").replacing(
      "id: split, mode: test", with: "id: split, mode: live"),
    merchant: { subject, findings in
      for group in subject.merchant.groups.known {
        guard case .known(let mode, let site) = group.mode else { continue }
        for member in subject.members(of: group) {
          guard let other = subject.merchant.channels.known[member.channel].mode.value, other != mode else {
            continue
          }
          findings.report(
            "`\(subject.string(member.share.channel.value))` is a \(other.name) channel in a \(mode.name) group",
            at: member.share.channel.site,
            label: other == .test
              ? "its share of customers would not be charged" : "its share of tests would be charged",
            related: [.init("the group is \(mode.name) here", at: Place(site.span))],
            help: "name a \(mode.name) channel")
        }
      }
    })
}
