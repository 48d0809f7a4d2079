public import MidasCatalog
import MidasModel

/// What a channel's MID is. Several rules ask, and only one of them may answer for each case.
extension ChannelSubject {
  /// It is declared live.
  var isLive: Bool { declared.mode.value == .live }

  /// It is declared for tests.
  var isTest: Bool { declared.mode.value == .test }

  /// What the catalog knows of its MID; `unlisted` also where MID or PG cannot be read or the MID is `shared`.
  public var midStanding: TestMIDStanding {
    guard facts.isListedTestMID, let pg = facts.pg, let mid = declared.mid.value else { return .unlisted }
    return subject.merchant.withBytes(mid) { catalog.standing(ofTestMID: $0, at: pg) }
  }

  /// What `mid: shared` resolves to; nil where the channel says something else or is no readable test channel.
  public var sharedTestMID: SharedTestMID? {
    guard let pg = facts.pg, facts.isSharedMID, isTest else { return nil }
    return catalog.sharedTestMID(for: pg, subject.testMIDRequest(ofChannelAt: index))
  }

  /// It borrows a contract: `mid: shared`, or a MID that is, or was, a test MID of its PG's company; in a test
  /// channel of any company.
  ///
  /// The credentials of such a channel are not the merchant's, so rules on credentials leave it alone.
  var isOnBorrowedContract: Bool {
    if facts.isSharedMID { return true }
    switch midStanding {
    case .unlisted: return false
    case .foreign: return isTest
    case .ownCurrent, .ownFormer, .sameCompany: return true
    }
  }

  /// It is a test channel of a PG for which tests need credentials issued to the merchant.
  ///
  /// On such a channel own-test-credentials-required speaks alone of MID and credentials.
  var isUnderOwnTestCredentialsRule: Bool {
    guard isTest, let pg = facts.pg else { return false }
    return catalog.isUnderOwnTestCredentialsRule(pg)
  }

  /// Whether the catalog says that tests run on the MID of the contract itself.
  var testsOnContractedMID: Bool { contractedMIDFact?.exemptsTestChannels ?? false }

  /// What the catalog says of tests on the contracted MID, where that covers the channel.
  var contractedMIDFact: PG.OnContractedMID? {
    guard let pg = facts.pg, let fact = catalog.entries[pg].test.onContractedMID,
      declared.modules.isOpen || fact.covers(modules: declared.modules.set, methods: facts.methods)
    else { return nil }
    return fact
  }
}
