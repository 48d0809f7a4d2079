import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let groupMethodGap = Rule(
    id: "group-method-gap", severity: .warning,
    summary: "A member of a group shares no method with the members before it.",
    rationale: """
      PortOne draws a member by weight and does not ask whether it can do what the customer chose; the guide wants \
      contracts for the same methods in all members. Where no method is common to all, every payment fails at random. \
      Members that can do more than the others are let pass: requests through the group need not ask for it.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: groupExample("{ card: 70, ‹card-2›: 30 }").replacing(
      "pg: danal_tpay, modules: [window.general], methods: [card]",
      with: "pg: danal, modules: [window.general], methods: [phone]"),
    merchant: { subject, findings in
      for group in subject.merchant.groups.known {
        var common: MethodSet?
        var first: SourceSpan?
        for member in subject.members(of: group) where member.share.isEnabled {
          let methods = subject.channels[member.channel].methods
          let declared = subject.merchant.channels.known[member.channel].methods
          guard !methods.isEmpty, !declared.isOpen, declared.strangers.isEmpty else { continue }
          guard let before = common else {
            common = methods
            first = member.share.channel.site.span
            continue
          }
          let shared = before.intersection(methods)
          guard shared.isEmpty else {
            common = shared
            continue
          }
          findings.report(
            "`\(subject.string(member.share.channel.value))` takes \(methods.listed), the members before it \(before.listed)",
            at: member.share.channel.site,
            label: "whichever method a customer chooses, a share of payments fails",
            related: first.map { [.init("the first member is here", at: Place($0))] } ?? [],
            help: "group channels that have a method in common")
        }
      }
    })
}

extension Mask<Method> {
  /// The first few methods, for messages.
  fileprivate var listed: String {
    names.prefix(4).joined(separator: ", ") + (count > 4 ? " and \(count - 4) more" : "")
  }
}
