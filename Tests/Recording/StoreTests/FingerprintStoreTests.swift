import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Recorded fingerprints")
struct FingerprintStoreTests {
  private let channel = Resource.channel(
    "acme", "one", mid: "M1", [.channelCredentials: .map(of: [("site_key", "env://A")])])
  private let address = Address.channel("acme", "one")

  private func wanted(_ channel: Resource) -> Wanted {
    Wanted(workspace: "w", merchants: [WantedMerchant("acme", [channel])])
  }

  private func fingerprint(_ value: String, key: String = "k1", of reference: String = "env://A")
    -> SecretFingerprint
  {
    SecretFingerprint(reference: reference, keyID: key, digest: Digest(hashing: Array(value.utf8)))
  }

  private func plan(_ store: any StateStore, now value: String, key: String = "k1") throws -> Plan {
    var planner = Planner()
    planner.secrets = { $0.comparison(with: fingerprint(value, key: key, of: $0.reference)) }
    return try store.read { try planner.plan(wanted(channel), against: $0).plan }
  }

  private func recorded(_ store: any StateStore) throws -> [SecretFingerprint] {
    try store.recorded()[address]?.fingerprints ?? []
  }

  @Test("make a step of a changed value, and of nothing else", arguments: Shelf.allCases)
  func rotation(shelf: Shelf) throws {
    try shelf.withStore { store in
      let first = try store.plan(wanted(channel)).plan
      _ = try store.apply(first, by: Author(actor: "test"), recording: [address: [fingerprint("one")]])
      let before = try store.read { try $0.head() }
      #expect(try recorded(store) == [fingerprint("one")])
      #expect(try plan(store, now: "one").isEmpty)
      #expect(try plan(store, now: "two", key: "k2").isEmpty, "under another key nothing is known")

      let rotated = try plan(store, now: "two")
      #expect(rotated.steps.map(\.address) == [address])
      #expect(rotated.text.contains("    credentials.site_key: (secret changed)\n"))
      #expect(!rotated.json.contains(fingerprint("two").digest.hex))
      let read = try Plan(reading: Array(rotated.json.utf8))
      _ = try store.apply(read, by: Author(actor: "test"), recording: [address: [fingerprint("two")]])
      #expect(try plan(store, now: "two").isEmpty)
      #expect(try store.read { try $0.head().digest } == before.digest, "digests know references alone")
      #expect(try store.read { try Drift(of: $0, facts: PlanningFacts()).differences } == [])
    }
  }

  @Test(
    "stay with the references that stay, through updates and renames without a key", arguments: Shelf.allCases
  )
  func staying(shelf: Shelf) throws {
    try shelf.withStore { store in
      _ = try store.apply(
        store.plan(wanted(channel)).plan, by: Author(actor: "test"),
        recording: [address: [fingerprint("one")]])
      var changed = channel
      changed[.channelName] = .text("Card")
      try store.settle(wanted(changed))
      #expect(try recorded(store) == [fingerprint("one")])
      let moved = changed.moved(to: .channel("acme", "two"))
      try store.settle(
        Wanted(
          workspace: "w",
          merchants: [WantedMerchant("acme", moved: [(address, moved.address)], [moved])]))
      #expect(try store.recorded()[moved.address]?.fingerprints == [fingerprint("one")])
      var other = moved
      other[.channelCredentials] = .map(of: [("site_key", "env://B")])
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", [other])]))
      #expect(try store.recorded()[moved.address]?.fingerprints == [])
    }
  }

  @Test("are recorded anew without a step, as a revision of its own", arguments: Shelf.allCases)
  func refreshing(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(wanted(channel))
      var empty = try store.plan(wanted(channel)).plan
      let revision = try store.apply(
        empty, by: Author(actor: "test"),
        recording: [address: [fingerprint("one"), fingerprint("x", of: "env://ELSEWHERE")]])
      #expect(try recorded(store) == [fingerprint("one")], "only of references that it has")
      let changes = try store.read { try $0.changes(in: revision.number) }
      #expect(changes.map(\.address) == [address])
      #expect(changes.allSatisfy { $0.before == $0.after })
      #expect(try store.read { try Drift(of: $0, facts: PlanningFacts()).differences } == [])
      #expect(try store.undo(revision.number).isEmpty, "there is nothing declared to undo")

      empty.workspace = "other"
      #expect(throws: StoreError.self) {
        try store.apply(
          empty, by: Author(actor: "test"), recording: [address: [fingerprint("two")]])
      }
    }
  }
}
