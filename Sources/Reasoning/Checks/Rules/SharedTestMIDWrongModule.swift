import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let sharedTestMIDWrongModule = Rule(
    id: "shared-test-mid-wrong-module", severity: .warning,
    summary: "A test channel has a shared test MID that does not serve its modules.",
    rationale: """
      A PG has a test MID for one-off payments and another for subscriptions, or for its API. Under the wrong one \
      the test fails although the channel is right, or passes although it is not.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: billing, mode: test, pg: html5_inicis, modules: [window.subscription], mid: INIBillTst }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: billing, mode: test, pg: html5_inicis, modules: [window.subscription], mid: ‹INIpayTest› }
      """,
    channel: { channel, findings in
      guard channel.isTest, !channel.declared.modules.isOpen, let pg = channel.facts.pg,
        case .known(let mid, let site) = channel.declared.mid,
        case .ownCurrent(let owner) = channel.midStanding,
        owner.standing == .shared
      else { return }
      if channel.isUnderOwnTestCredentialsRule, channel.borrowedTestCredentials != nil { return }
      let written = channel.string(mid)
      var served = ModuleSet()
      for shared in channel.catalog.entries[owner.pg].test.shared where shared.mid == written {
        served.formUnion(shared.modules)
      }
      // At a hub brands are methods of the general window.
      if channel.catalog.entries[pg].modules.easyPay == .hub, served.contains(.windowGeneral) {
        served.insert(.windowSimple)
      }
      guard let lacking = channel.declared.modules.set.subtracting(served).first else { return }
      let fitting = channel.catalog.entries[pg].test.shared.filter { $0.modules.contains(lacking) }
      findings.report(
        "the test MID `\(written)` does not serve `\(lacking.name)`", at: site,
        label: "test payments of this module may be refused",
        help: fitting.isEmpty
          ? "it serves \(listedCode(served.names))"
          : "\(listedCode(fitting.map(\.mid), "or")) serves `\(lacking.name)`; a channel has one MID")
    })
}
