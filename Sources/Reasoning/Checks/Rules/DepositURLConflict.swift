import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let depositURLConflict = Rule(
    id: "deposit-url-conflict", severity: .warning,
    summary:
      "One live MID takes virtual accounts through two PGs that report deposits to different addresses.",
    rationale: """
      At the PG a MID has one address for deposit notices, and PortOne has another for each of the two modules. \
      Deposits of one of them are reported to the wrong place: the customer has paid, and no order learns of it.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: bank
          mode: live
          pg: nice_v2
          modules: [window.general]
          methods: [card, vbank]
          mid: IMPacme001
          credentials: { merchant_key: env://ACME_NICE }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: bank
          mode: live
          pg: nice
          modules: [window.general]
          methods: [card, vbank]
          mid: IMPacme001
          credentials: { merchant_key: env://ACME_NICE, cancel_password: env://ACME_NICE_CANCEL }
        - id: bank-v2
          mode: live
          pg: nice_v2
          modules: [window.general]
          methods: [card, vbank]
          mid: ‹IMPacme001›
          credentials: { merchant_key: env://ACME_NICE }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    merchant: { subject, findings in
      guard subject.channels.count > 1 else { return }
      var first: [UInt64: Int] = [:]
      for index in subject.channels.indices {
        guard let mid = subject.merchant.channels.known[index].mid.value, subject.takesReportedDeposits(index)
        else {
          continue
        }
        guard let earlier = first[mid.hash] else {
          first[mid.hash] = index
          continue
        }
        guard subject.reportsDepositsElsewhere(earlier, index) else { continue }
        report(ChannelSubject(earlier, of: subject), ChannelSubject(index, of: subject), to: &findings)
      }
    })
}

extension MerchantSubject {
  /// Whether the channel is live and takes virtual accounts whose deposits its PG reports to an address.
  fileprivate func takesReportedDeposits(_ index: Int) -> Bool {
    guard merchant.channels.known[index].mode.value == .live, let pg = channels[index].pg,
      !channels[index].isSharedMID,
      channels[index].methods.contains(.vbank)
        || merchant.channels.known[index].modules.set.contains(.apiVirtualAccount)
    else { return false }
    return catalog.entries[pg].webhook.deposit != nil
  }

  /// Whether two channels are of different PGs of one company that report deposits to different addresses.
  fileprivate func reportsDepositsElsewhere(_ left: Int, _ right: Int) -> Bool {
    guard let one = channels[left].pg, let other = channels[right].pg, one != other,
      let company = catalog.entries[one].company, company == catalog.entries[other].company
    else { return false }
    let addresses = depositAddresses(left)
    return !addresses.isEmpty && !depositAddresses(right).isEmpty
      && addresses.isDisjoint(with: depositAddresses(right))
  }

  private func depositAddresses(_ index: Int) -> Set<String> {
    guard let pg = channels[index].pg, let deposit = catalog.entries[pg].webhook.deposit else { return [] }
    let generations = channels[index].generations
    return Set(
      [generations.contains(.v1) ? deposit.v1 : nil, generations.contains(.v2) ? deposit.v2 : nil].compactMap(
        \.self))
  }
}

private func report(_ earlier: ChannelSubject, _ later: ChannelSubject, to findings: inout Findings) {
  guard let site = later.declared.mid.site, let earlierSite = earlier.declared.mid.site else { return }
  findings.report(
    "`\(later.writtenMID)` takes virtual accounts through `\(earlier.writtenPG)` and `\(later.writtenPG)`",
    at: site,
    label: "deposits into the accounts of one of them would be reported to the wrong address",
    related: [.init("the same MID with virtual accounts", at: Place(earlierSite.span))],
    help: "take `vbank` out of one of the two, or use a MID of its own for each")
}
