/// A PG that a MID text is, or was, a test MID of.
public struct TestMIDOwner: Hashable, Sendable, BitwiseCopyable {
  /// The index of the PG's entry.
  public var pg: Int
  /// In which way.
  public var standing: Standing
  /// How sure it is.
  public var confidence: Confidence

  /// What a MID text is to a PG.
  public enum Standing: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// One of today's shared test MIDs.
    case shared
    /// Printed in public for tests that need credentials of one's own.
    case published
    /// A shared test MID of earlier years.
    case former
  }
}

/// What a MID is to the PG whose channel carries it, as far as the catalog knows the text.
public enum TestMIDStanding: Hashable, Sendable {
  /// The catalog does not know it.
  case unlisted
  /// A shared or published test MID of that PG.
  case ownCurrent(TestMIDOwner)
  /// A former shared test MID of that PG.
  case ownFormer(TestMIDOwner)
  /// A test MID of another PG of the company.
  case sameCompany(TestMIDOwner)
  /// A test MID of other companies' PGs.
  case foreign([TestMIDOwner])
}

extension Catalog {
  /// The PGs that a MID text is a shared, published or former test MID of: the current ones first, by PG id.
  public func owners(ofTestMID mid: UnsafeBufferPointer<UInt8>) -> [TestMIDOwner] {
    guard let found = testMIDs.find(mid) else { return [] }
    return testMIDOwners[Int(found)]
  }

  /// The PGs that a MID text is a shared, published or former test MID of.
  public func owners(ofTestMID mid: String) -> [TestMIDOwner] {
    var mid = mid
    return mid.withUTF8 { owners(ofTestMID: $0) }
  }

  /// Whether a MID text is a shared, published or former test MID of any PG.
  public func isListedTestMID(_ mid: UnsafeBufferPointer<UInt8>) -> Bool { testMIDs.find(mid) != nil }

  /// Whether a MID text is a test MID of today, shared or published, so that it is nobody's own contract.
  public func isCurrentTestMID(_ mid: UnsafeBufferPointer<UInt8>) -> Bool {
    owners(ofTestMID: mid).contains { $0.standing != .former }
  }

  /// Whether a MID text is a test MID of today.
  public func isCurrentTestMID(_ mid: String) -> Bool {
    var mid = mid
    return mid.withUTF8 { isCurrentTestMID($0) }
  }

  /// What a MID text is to one PG: its own current one, its own former one, its company's, or foreign.
  public func standing(ofTestMID mid: UnsafeBufferPointer<UInt8>, at pg: Int) -> TestMIDStanding {
    let owners = owners(ofTestMID: mid)
    if owners.isEmpty { return .unlisted }
    if let own = owners.first(where: { isSamePG($0.pg, pg) && $0.standing != .former }) {
      return .ownCurrent(own)
    }
    if let own = owners.first(where: { isSamePG($0.pg, pg) }) { return .ownFormer(own) }
    if let company = entries[pg].company,
      let near = owners.first(where: { entries[$0.pg].company == company })
    {
      return .sameCompany(near)
    }
    return .foreign(owners)
  }

  /// What a MID text is to one PG.
  public func standing(ofTestMID mid: String, at pg: Int) -> TestMIDStanding {
    var mid = mid
    return mid.withUTF8 { standing(ofTestMID: $0, at: pg) }
  }

  /// Whether two entries are one PG to the console: the same, or payment and identity of one provider.
  private func isSamePG(_ left: Int, _ right: Int) -> Bool {
    left == right || entries[left].codes.v2 == entries[right].codes.v2
  }
}

extension TestMIDOwner {
  /// Every test MID of the entries, and per MID its owners.
  static func table(of entries: [PG]) -> (ByteTable, [[TestMIDOwner]]) {
    var order: [String] = []
    var owners: [String: [TestMIDOwner]] = [:]
    func add(_ mid: String, _ owner: TestMIDOwner) {
      if owners[mid] == nil { order.append(mid) }
      owners[mid, default: []].append(owner)
    }
    for (index, pg) in entries.enumerated() {
      let sure = pg.test.confidence
      for shared in pg.test.shared {
        add(shared.mid, TestMIDOwner(pg: index, standing: .shared, confidence: sure))
      }
      for mid in pg.test.published {
        add(mid, TestMIDOwner(pg: index, standing: .published, confidence: sure))
      }
      for former in pg.test.former {
        add(former.mid, TestMIDOwner(pg: index, standing: .former, confidence: former.confidence))
      }
    }
    let table = ByteTable(order.enumerated().map { ($0.element, UInt16($0.offset)) })
    return (table, order.map { mid in (owners[mid] ?? []).sorted(by: precedes) })
  }

  private static func precedes(_ left: TestMIDOwner, _ right: TestMIDOwner) -> Bool {
    (left.standing.rawValue, left.pg) < (right.standing.rawValue, right.pg)
  }
}
