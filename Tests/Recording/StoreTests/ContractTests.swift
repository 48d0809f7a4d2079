import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Every store")
struct ContractTests {
  static let acme = WantedMerchant(
    "acme",
    [
      Resource(.key("acme", "code"), [.keyValue: .text("imp12345678")]),
      Resource(.submerchant("acme", "books"), [.submerchantTier: .text("B01")]),
      .channel(
        "acme", "card", mid: "AB12C",
        [.channelKey: .text("channel-key-1"), .channelMethods: .set(of: ["card", "vbank"])]),
      .channel("acme", "books-card", mid: "AB12D", [.channelAssign: .text("books")]),
      .channel("acme", "card-test", mode: "test", mid: "T0000"),
      Resource(.default("acme", "window"), [.defaultChannel: .text("card")]),
      Resource(
        .group("acme", "split"), [.groupMode: .text("live"), .groupChannels: .map(of: [("card", "100")])]),
      Resource(
        .webhook("acme", "v2", "live"),
        [.webhookURL: .text("https://a.example"), .webhookSecrets: .set(of: ["env://B C", "env://A"])]),
      Resource(
        .webhook("acme", submerchant: "books", "v1", "live"), [.webhookURL: .text("https://b.example")]),
      Resource(Address(parsing: "acme#cidr.203.0.113.7/32") ?? .merchant("x")),
    ])

  @Test("is empty before it exists", arguments: Shelf.allCases)
  func missing(shelf: Shelf) throws {
    try shelf.withStore { store in
      let recorded = try store.recorded()
      let head = try store.read { try $0.head() }
      #expect(recorded.isEmpty)
      #expect(head == Head.none)
      #expect(try store.plan(Wanted(workspace: "w", merchants: [])).plan.isEmpty)
    }
  }

  @Test("reads back what was applied, with source and order", arguments: Shelf.allCases)
  func roundTrip(shelf: Shelf) throws {
    try shelf.withStore { store in
      let wanted = Wanted(workspace: "w", merchants: [Self.acme])
      let plan = try store.settle(wanted)
      #expect(plan.storeID == nil)
      #expect(plan.steps.allSatisfy { $0.action == .create })

      let recorded = try store.recorded()
      #expect(Set(recorded.values.map(\.resource)) == Set(Self.acme.resources.map(\.resource)))
      for resource in Self.acme.resources {
        let found = try #require(recorded[resource.resource.address])
        #expect(found.digest == resource.digest)
        #expect(found.provenance == resource.provenance)
        #expect(found.revision == 1)
      }
      let ordinals = Self.acme.channelOrder.map { recorded[$0]?.ordinal }
      #expect(ordinals == [1, 2, 3])

      try store.read { reader in
        let head = try reader.head()
        #expect(head.revision == 1)
        #expect(head.digest == wanted.digest)
        #expect(head.order == wanted.order)
        let revision = try #require(try reader.revisions(touching: nil).first)
        #expect(revision.fingerprint == plan.fingerprint)
        #expect(revision.actor == "test")
        #expect(try reader.changes(in: 1).map(\.after) == plan.steps.map(\.resource))
        #expect(try reader.revisions(touching: .channel("acme", "card")).count == 1)
        #expect(try reader.revisions(touching: .channel("acme", "nothing")).isEmpty)
        let merchant = try #require(try reader.merchant("acme"))
        #expect(merchant.digest == Self.acme.digest)
        #expect(merchant.seal == Seal.digest(of: merchant, nextOrdinal: 4))
      }
    }
  }

  @Test("lets two channels swap their MIDs", arguments: Shelf.allCases)
  func swap(shelf: Shelf) throws {
    try shelf.withStore { store in
      func wanted(_ first: String, _ second: String) -> Wanted {
        Wanted(
          workspace: "w",
          merchants: [
            WantedMerchant("acme", [.channel("acme", "a", mid: first), .channel("acme", "b", mid: second)])
          ])
      }
      try store.settle(wanted("M1", "M2"))
      let plan = try store.settle(wanted("M2", "M1"))
      #expect(plan.steps.map(\.action) == [.update, .update])
      #expect(try store.recorded()[.channel("acme", "a")]?.resource.text(.channelMID) == "M2")
    }
  }

  @Test("never gives an ordinal twice", arguments: Shelf.allCases)
  func ordinals(shelf: Shelf) throws {
    try shelf.withStore { store in
      func settle(_ ids: [String], mode: String = "live") throws -> [Int?] {
        let channels = ids.map {
          Resource.channel("acme", $0, mode: $0 == "b" ? mode : "live", mid: "M-\($0)")
        }
        try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", channels)]))
        let recorded = try store.recorded()
        return ids.map { recorded[.channel("acme", $0)]?.ordinal }
      }
      let first = try settle(["b", "a", "c"])
      #expect(first == [1, 2, 3])
      #expect(try settle(["b", "a"]) == [1, 2])
      #expect(try settle(["d", "c", "a", "b"]) == [4, 5, 2, 1])
      #expect(try settle(["e", "d", "c", "a", "b"], mode: "test") == [6, 4, 5, 2, 7])
    }
  }

  @Test(
    "keeps ordinal and protection through a rename of channel, sub-merchant and merchant",
    arguments: Shelf.allCases)
  func rename(shelf: Shelf) throws {
    try shelf.withStore { store in
      func merchant(_ handle: String, _ channel: String, _ store: String, formerly: String? = nil)
        -> WantedMerchant
      {
        WantedMerchant(
          handle, formerly: formerly,
          moved: [
            (.channel(handle, "old"), .channel(handle, "new")),
            (.submerchant(handle, "books"), .submerchant(handle, "shop")),
          ],
          [
            Resource(.key(handle, "code"), [.keyValue: .text("imp1")]),
            Resource(.submerchant(handle, store), [.submerchantTier: .text("B01")]),
            .channel(handle, "first", mid: "M0"),
            .channel(
              handle, channel, mid: "M1", [.channelProtect: .text("main"), .channelAssign: .text(store)]),
            Resource(.default(handle, submerchant: store, "window"), [.defaultChannel: .text(channel)]),
          ])
      }
      // Nothing of that name is recorded yet, and `moved` may stand there all the same.
      try store.settle(Wanted(workspace: "w", merchants: [merchant("acme", "old", "books")]))
      let inner = try store.settle(Wanted(workspace: "w", merchants: [merchant("acme", "new", "shop")]))
      #expect(inner.gates == [])
      #expect(inner.summary[.rename] == 3)
      #expect(inner.summary[.create] + inner.summary[.delete] == 0)
      #expect(try store.recorded()[.channel("acme", "new")]?.ordinal == 2)

      let outer = try store.settle(
        Wanted(workspace: "w", merchants: [merchant("mall", "new", "shop", formerly: "acme")]))
      #expect(outer.steps.allSatisfy { $0.action == .rename })
      let recorded = try store.recorded()
      #expect(recorded[.channel("mall", "new")]?.ordinal == 2)
      #expect(recorded.keys.allSatisfy { $0.merchant == "mall" })
      let holders = try store.read {
        try $0.holders(of: [Claim(.merchantCodes, ["imp1"]), Claim(.liveMIDs, ["kcp", "M1", ""])])
      }
      #expect(holders.map { $0.map(\.address.text) } == [["mall"], ["mall/new"]])
      // The counter went along: the next channel is the third.
      var more = merchant("mall", "new", "shop", formerly: "acme")
      more.resources.append(
        WantedResource(.channel("mall", "zz", mid: "M9"), provenance: Provenance(path: "m", line: 1)))
      more.resources.sort { $0.resource.address < $1.resource.address }
      more.channelOrder.append(.channel("mall", "zz"))
      try store.settle(Wanted(workspace: "w", merchants: [more]))
      #expect(try store.recorded()[.channel("mall", "zz")]?.ordinal == 3)
    }
  }

  @Test("writes nothing of a plan that has become stale", arguments: Shelf.allCases)
  func stale(shelf: Shelf) throws {
    try shelf.withStore { store in
      func wanted(_ mid: String, extra: Bool = false) -> Wanted {
        var channels = [Resource.channel("acme", "a", mid: mid)]
        if extra { channels.append(.channel("acme", "b", mid: "M9")) }
        return Wanted(workspace: "w", merchants: [WantedMerchant("acme", channels)])
      }
      try store.settle(wanted("M1"))
      let update = try store.plan(wanted("M2")).plan
      let creation = try store.plan(wanted("M1", extra: true)).plan
      let unrelated = try store.plan(
        Wanted(workspace: "w", selection: .merchants(["other"]), merchants: [WantedMerchant("other")])
      ).plan
      let deletion = try store.plan(Wanted(workspace: "w", merchants: [])).plan
      try store.settle(wanted("M3", extra: true))
      let before = try store.recorded()
      for plan in [update, creation, deletion] {
        #expect { try store.apply(plan, by: Author(actor: "test")) } throws: { error in
          if case .stale = error as? StoreError { true } else { false }
        }
        #expect(try store.recorded() == before)
        #expect(try store.read { try $0.head().revision } == 2)
      }
      // What a plan does not touch may change under it.
      #expect(try store.apply(unrelated, by: Author(actor: "test")).number == 3)
    }
  }

  @Test("finds a key that was taken between plan and apply", arguments: Shelf.allCases)
  func takenMeanwhile(shelf: Shelf) throws {
    try shelf.withStore { store in
      func wanted(_ handle: String, _ store: String = "") -> Wanted {
        Wanted(
          workspace: handle, selection: .merchants([handle]),
          merchants: [WantedMerchant(handle, [.channel(handle, "a", mid: "M1")])])
      }
      try store.settle(Wanted(workspace: "zero", merchants: [WantedMerchant("zero")]))
      let one = try store.plan(wanted("one")).plan
      let opened = PlanningFacts(isMIDOpened: { _, _ in true })
      let shared = try store.plan(wanted("two"), facts: opened).plan
      _ = try store.apply(shared, by: Author(actor: "test"))
      #expect(throws: StoreError.self) { try store.apply(one, by: Author(actor: "test")) }

      // Now plan can see it, and names the holder and its source.
      let finding = try #require(try store.plan(wanted("one")).findings.first)
      #expect(finding.rule == "duplicate-mid")
      #expect(finding.address == .channel("one", "a"))
      #expect(finding.other?.address == .channel("two", "a"))
      #expect(finding.other?.provenance?.path == "two.yaml")
      // Named by both, it is one contract behind two stores.
      #expect(try store.plan(wanted("one"), facts: opened).findings.isEmpty)
    }
  }

  @Test("refuses a plan that was made against another one", arguments: Shelf.allCases)
  func otherStore(shelf: Shelf) throws {
    try shelf.withStore { first in
      try shelf.withStore { second in
        try first.settle(Wanted(workspace: "w", merchants: [WantedMerchant("a")]))
        try second.settle(Wanted(workspace: "w", merchants: [WantedMerchant("a")]))
        let plan = try first.plan(
          Wanted(workspace: "w", merchants: [WantedMerchant("a"), WantedMerchant("b")])
        ).plan
        #expect(throws: StoreError.self) { try second.apply(plan, by: Author(actor: "test")) }
        // Nor does one of another digest version fit, which is read all the same.
        var newer = plan
        newer.digestVersion += 1
        newer.steps[0].promise = Digest(hashing: [])
        let read = try Plan(reading: Array(newer.json.utf8))
        #expect { try first.apply(read, by: Author(actor: "test")) } throws: { error in
          if case .stale = error as? StoreError { true } else { false }
        }
      }
    }
  }
}
