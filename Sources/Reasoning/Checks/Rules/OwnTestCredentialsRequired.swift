import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let ownTestCredentialsRequired = Rule(
    id: "own-test-credentials-required", isCore: true,
    summary: "A test channel of Naver Pay, Toss or PayPal runs on credentials that are not the merchant's.",
    rationale: """
      These companies issue test credentials to each merchant. With borrowed ones payments are refused, or they \
      pass a review that the merchant's own contract has yet to pass, so that the first live payment is the first \
      real test. PortOne's console guide sends merchants to these companies for test credentials; later pages list \
      shared MIDs for some of them, which a workspace can allow under `catalog: test-credentials`. Naver Pay's \
      test partner ID `naverpay-partner` is everybody's: what must be the merchant's own beside it are the \
      client_id, the client_secret and the chain_id.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: naverpay-test
          mode: test
          pg: naverpay
          modules: [window.simple]
          mid: naverpay-partner
          credentials: { client_id: acmeTest1Qx, client_secret: env://ACME_NAVERPAY_TEST, chain_id: acmeChain1 }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: naverpay-test, mode: test, pg: naverpay, modules: [window.simple], mid: ‹shared› }
        - id: naverpay-half
          mode: test
          pg: naverpay
          modules: [window.simple]
          mid: naverpay-partner
          ‹credentials›: { client_id: acmeTest1Qx }
        - id: toss-test
          mode: test
          pg: tosspayments
          modules: [window.general]
          mid: ‹iamporttest_3›
      """,
    channel: { channel, findings in
      guard channel.isUnderOwnTestCredentialsRule, let pg = channel.facts.pg,
        let borrowed = channel.borrowedTestCredentials, let site = channel.declared.mid.site
      else { return }
      let company = channel.catalog.company(behind: pg)
      let label = "test payments through `\(channel.writtenPG)` need credentials issued to you"
      switch borrowed {
      case .shared:
        let lends = !channel.catalog.entries[pg].test.shared.isEmpty
        findings.report(
          lends
            ? "\(company) wants test credentials of your own"
            : "\(company) gives out no shared test credentials",
          at: site, label: label, help: channel.helpOnOwnTestCredentials(of: pg))
      case .listed:
        findings.report(
          "`\(channel.writtenMID)` is everybody's, and \(company) wants test credentials of your own",
          at: site,
          label: label, help: channel.helpOnOwnTestCredentials(of: pg))
      case .missing(let fields):
        findings.report(
          "this test channel lacks its own \(listedCode(fields))",
          at: channel.declared.credentialsSite ?? site,
          label: label,
          help:
            "add the \(listed(fields)) \(company) \(issued(by: pg, channel)) (`midas catalog \(channel.writtenPG)`)"
        )
      }
    })
}

/// In which way a test channel runs on credentials that are not the merchant's.
enum BorrowedTestCredentials: Hashable, Sendable {
  /// It says `mid: shared`.
  case shared
  /// Its MID is listed as a shared or published one.
  case listed
  /// Its MID may be its own, but these fields beside it are missing.
  case missing([String])
}

extension ChannelSubject {
  /// What a channel under own-test-credentials-required does wrong, unless the workspace allows it.
  var borrowedTestCredentials: BorrowedTestCredentials? {
    guard let pg = facts.pg, let mid = declared.mid.value else { return nil }
    if facts.isSharedMID {
      guard case .ownCredentialsRequired = sharedTestMID else { return nil }
      return .shared
    }
    switch midStanding {
    case .ownCurrent(let owner), .sameCompany(let owner):
      if owner.standing != .former, !matches(mid, "naverpay-partner") {
        let isOpened = catalog.opensTestCredentials(pg, modules: declared.modules.set, mid: string(mid))
        return isOpened ? nil : .listed
      }
    case .unlisted, .ownFormer, .foreign: break
    }
    let missing = missingCredentials
    return missing.isEmpty ? nil : .missing(missing)
  }

  /// Both ways out: credentials of one's own, or, where documents list a shared MID that fits, the line that
  /// allows it.
  fileprivate func helpOnOwnTestCredentials(of pg: Int) -> String {
    let company = catalog.company(behind: pg)
    let others = requiredCredentials
    let isNaverPay = catalog.entries[pg].test.published.contains("naverpay-partner")
    let mid = isNaverPay ? "`naverpay-partner`" : "the \(midTerm(of: pg))"
    let credentials =
      others.isEmpty ? "\(mid) that \(company)" : "\(mid) here and the \(listed(others)) \(company)"
    let own = "write \(credentials) \(issued(by: pg, self)) (`midas catalog \(writtenPG)`)"
    let isHub = catalog.entries[pg].modules.easyPay == .hub
    let wanted = declared.modules.set.subtracting(isHub ? [.windowSimple] : [])
    let fitting = catalog.entries[pg].test.shared.filter { wanted.isSubset(of: $0.modules) }
    guard !fitting.isEmpty else { return own }
    let resolves = facts.isSharedMID && fitting.contains { $0.qualifier == nil }
    let which = resolves || !facts.isSharedMID ? "" : " write \(listedCode(fitting.map(\.mid), "or")) and"
    let narrowed = facts.isSharedMID ? "" : ", mids: [\(writtenMID)]"
    return """
      \(own)
      or\(which) allow PortOne's shared test MIDs under `catalog:` in midas.yaml:
      test-credentials: [{ pg: \(catalog.entries[pg].id)\(narrowed), because: "…" }]
      """
  }
}

/// How credentials come to the merchant.
private func issued(by pg: Int, _ channel: ChannelSubject) -> String {
  channel.catalog.entries[pg].company == .naver ? "mailed you" : "issued to you"
}
