import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let noSharedTestMID = Rule(
    id: "no-shared-test-mid",
    summary: "A test channel asks for the shared test MID and there is none for it, or more than one.",
    rationale: """
      `mid: shared` stands for the one test MID that serves every module of the channel. Without one the channel \
      cannot be opened; of several each is for other payments, so the author must choose. A MID that is narrowed to \
      methods, a brand, a currency or a tax setting is taken only for a channel that asks for exactly that.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kpn, modules: [window.general], mid: shared, tax: taxable }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kpn, modules: [window.general], mid: ‹shared› }
        - { id: keyin, mode: test, pg: kcp, modules: [api.key-in], mid: ‹shared› }
        - { id: quick, mode: test, pg: kcp_quick, modules: [window.simple], mid: ‹shared› }
      """,
    channel: { channel, findings in
      guard channel.facts.isSharedMID, channel.isTest, !channel.isOpenForTestMIDs, channel.hasSoundModules,
        let pg = channel.facts.pg,
        case .known(_, let site) = channel.declared.mid, let answer = channel.sharedTestMID
      else { return }
      switch answer {
      case .found, .ownCredentialsRequired: break
      case .none(let known):
        let modules = listedCode(channel.declared.modules.set.names)
        let own = "the \(channel.midTerm(of: pg)) \(channel.catalog.company(behind: pg)) gave you for tests"
        findings.report(
          known.isEmpty
            ? "`\(channel.writtenPG)` has no shared test MID"
            : "no shared test MID of `\(channel.writtenPG)` serves \(modules)",
          at: site, label: "the test channel could not be opened",
          help: known.isEmpty
            ? "write \(own)" : "write \(own); PortOne shares\n\(listing(known))")
      case .several(let known):
        findings.report(
          "`\(channel.writtenPG)` has \(known.count) shared test MIDs for this channel", at: site,
          label: "which one it would test is not certain", help: "write one of them:\n\(listing(known))")
      }
    })
}

extension ChannelSubject {
  /// A list that decides which test MID fits could not be read.
  fileprivate var isOpenForTestMIDs: Bool {
    declared.modules.isOpen || declared.methods.isOpen || !declared.methods.strangers.isEmpty
      || declared.currencies.isOpen || declared.tax.isUnknown
  }

  /// Its modules can stand together and none is denied: else another rule speaks, and no MID could serve them.
  fileprivate var hasSoundModules: Bool {
    guard let pg = facts.pg else { return false }
    let modules = declared.modules.set
    if modules.contains(.identity) {
      return modules == [.identity] && catalog.entries[pg].modules.identity != nil
    }
    return modules.allSatisfy { catalog.entries[pg].support($0, in: facts.generations) != .denied }
  }
}

/// Test MIDs with what they serve, one a line.
private func listing(_ mids: [TestMID]) -> String {
  mids.map { mid in
    let qualifier = mid.qualifier.map { ", \($0.words)" } ?? ""
    return "`\(mid.mid)` for \(listed(mid.modules.names))\(qualifier)"
  }.joined(separator: "\n")
}

extension TestMID.Qualifier {
  /// What narrows a test MID, in words.
  fileprivate var words: String {
    switch self {
    case .methods(let methods): "methods \(listed(methods.names))"
    case .brand(let brand): "method \(brand.name)"
    case .tax(let tax): "`tax: \(tax.rawValue)`"
    case .currency(let currency): "currency \(currency)"
    case .country(let country): "a seller in \(country)"
    case .scope(let scope): scope
    case .cardFields(let fields): "card \(fields)"
    }
  }
}
