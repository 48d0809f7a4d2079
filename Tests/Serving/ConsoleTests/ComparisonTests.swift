import MidasCatalog
import MidasResources
import Testing

@testable import MidasConsole

@Suite("What PortOne lists against what is recorded")
struct ComparisonTests {
  /// A merchant recorded with these channels, oldest first, and other resources.
  private func merchant(_ channels: [Resource], _ more: [Resource] = []) -> RecordedMerchant {
    let rows = ([Resource(.merchant("acme"))] + more + channels).map { resource in
      RecordedResource(
        resource, provenance: Provenance(path: "a.yaml", line: 1), revision: 1,
        ordinal: channels.firstIndex(of: resource).map { $0 + 1 })
    }
    let zero = Digest(hashing: [])
    return RecordedMerchant(
      handle: "acme", owner: "w", resources: rows.sorted { $0.resource.address < $1.resource.address },
      digest: zero, seal: zero)
  }

  private func channel(
    _ id: String, _ pg: String, _ mid: String, modules: [String] = ["window.general"], mode: String = "live",
    key: String? = nil, assign: String? = nil, name: String? = nil
  ) -> Resource {
    var resource = Resource(
      .channel("acme", id),
      [
        .channelPG: .text(pg), .channelMID: .text(mid), .channelModules: .set(of: modules),
        .channelMode: .text(mode),
      ])
    resource[.channelKey] = key.map(FieldValue.text)
    resource[.channelAssign] = assign.map(FieldValue.text)
    resource[.channelName] = name.map(FieldValue.text)
    return resource
  }

  private func row(
    _ provider: String, _ mid: String, _ type: String = "payment", mode: Mode = .live, name: String? = nil,
    key: String? = nil
  ) -> PGSetting {
    PGSetting(provider: provider, mid: mid, mode: mode, type: type, name: name, key: key)
  }

  private func compare(
    _ channels: [Resource], _ rows: [PGSetting], tiers: [String: [PGSetting]] = [:]
  ) -> ConsoleComparison {
    let stores = tiers.keys.sorted().map { id in
      Resource(.submerchant("acme", id), [.submerchantTier: .text("B01")])
    }
    let listed = ListedMerchant(
      channels: ListedChannel.all(of: rows),
      tiers: Dictionary(
        uniqueKeysWithValues: tiers.map { ($0, .found(name: $0, channels: ListedChannel.all(of: $1))) }))
    return ConsoleComparison(of: merchant(channels, stores), with: listed, by: .builtIn)
  }

  private func lines(_ comparison: ConsoleComparison) -> [String] {
    comparison.differences.map { "\($0.kind.rawValue) \($0.subject)" }
  }

  @Test("Rows of one channel key are one channel, under any code of its PG")
  func severalRows() {
    let recorded = [
      channel("all", "html5_inicis", "MOI1", modules: ["window.general", "api.key-in"], key: "k1")
    ]
    let comparison = compare(
      recorded, [row("html5_inicis", "MOI1", key: "k1"), row("inicis", "MOI1", "api_payment", key: "k1")])
    #expect(lines(comparison).isEmpty && comparison.routes.isEmpty && comparison.keys.isEmpty)
    let half = compare(recorded, [row("html5_inicis", "MOI1", key: "k1")])
    #expect(lines(half) == ["kinds acme/all"])
    #expect(
      half.differences.first?.message
        == "PortOne lists it as payment, for window requests; recorded are api.key-in, window.general")
  }

  @Test("A key names the channel, whatever else changed")
  func byKey() {
    let comparison = compare(
      [channel("a", "kcp", "A1", key: "k1"), channel("b", "kcp", "B1")],
      [row("nice_v2", "N1", mode: .test, key: "k1"), row("kcp", "B1", key: "k2")])
    #expect(lines(comparison) == ["pg acme/a", "mid acme/a", "mode acme/a"])
    #expect(comparison.keys == [.channel("acme", "b"): "k2"])
  }

  @Test("Without a key the contract does, then the name, then the MID")
  func withoutKey() {
    let comparison = compare(
      [
        channel("a", "kcp", "A1", name: "One"), channel("b", "kcp", "B1", name: "Two"),
        channel("c", "kcp", "C1"),
      ],
      [
        row("kcp", "C1", mode: .test), row("kcp", "B2", name: "Two"), row("kcp", "A1", name: "Other"),
      ])
    #expect(lines(comparison).prefix(3) == ["name acme/a", "mid acme/b", "mode acme/c"])
  }

  @Test("A recorded key that is another there is a difference, not an adoption")
  func otherKey() {
    let comparison = compare([channel("a", "kcp", "A1", key: "k1")], [row("kcp", "A1", key: "k2")])
    #expect(lines(comparison) == ["key acme/a"])
    #expect(comparison.differences.first?.recorded == "k1")
    #expect(comparison.differences.first?.listed == "k2")
    #expect(comparison.keys.isEmpty)
  }

  @Test("A channel without a key goes to the row that no recorded key claims")
  func claimedRows() {
    let comparison = compare(
      [channel("old", "kcp", "A1", key: "gone"), channel("new", "kcp", "A1")],
      [row("kcp", "A1", key: "k2")])
    #expect(lines(comparison) == ["missing acme/old"])
    #expect(comparison.keys == [.channel("acme", "new"): "k2"])
  }

  @Test("The order is a difference where a request notices, and a note where none does")
  func order() {
    let noticed = compare(
      [channel("a", "kcp", "A1"), channel("b", "kcp", "B1")], [row("kcp", "B1"), row("kcp", "A1")])
    #expect(lines(noticed) == ["order acme"])
    #expect(
      noticed.routes.map(\.message) == [
        "`pg: \"kcp\"` (window) reaches acme/b there and acme/a as recorded"
      ])
    let unnoticed = compare(
      [channel("a", "kcp", "A1"), channel("b", "nice_v2", "B1")], [row("nice_v2", "B1"), row("kcp", "A1")])
    #expect(lines(unnoticed).isEmpty && unnoticed.routes.isEmpty)
    #expect(
      unnoticed.notes == ["acme: its channels stand in another order there: b, a; no request by `pg` notices"]
    )
  }

  @Test("An older channel that is not recorded takes the requests of its code")
  func stranger() {
    let comparison = compare([channel("a", "kcp", "A1")], [row("kcp", "X9", mode: .test), row("kcp", "A1")])
    #expect(lines(comparison) == ["unknown acme"])
    #expect(
      comparison.routes.map(\.message).first
        == "`pg: \"kcp\"` (window) reaches (kcp.X9, test, payment) there and acme/a as recorded")
  }

  @Test("A sub-merchant's channels are those listed under its tier")
  func tiers() {
    let recorded = [channel("a", "kcp", "A1"), channel("b", "kcp", "B1", assign: "books")]
    // Whether the representative store's list has them too is not promised.
    for root in [[row("kcp", "A1")], [row("kcp", "A1"), row("kcp", "B1")]] {
      let comparison = compare(recorded, root, tiers: ["books": [row("kcp", "B1")]])
      #expect(lines(comparison).isEmpty && comparison.routes.isEmpty)
    }
    let swapped = compare(
      recorded, [row("kcp", "A1"), row("kcp", "B1")], tiers: ["books": [row("kcp", "A1")]])
    #expect(lines(swapped) == ["assign acme/a", "assign acme/b"])
    #expect(
      swapped.routes.map(\.scope).contains("acme:books"))
  }

  @Test("What V1 cannot list is said, and no difference")
  func onlyV2() {
    let comparison = compare([channel("a", "kcp_v2", "A1"), channel("b", "inicis_v2", "B1", key: "k")], [])
    #expect(lines(comparison).isEmpty)
    #expect(comparison.notes.count == 2)
    let listed = compare([channel("a", "kcp_v2", "A1")], [row("kcp_v2", "A2", name: "a")])
    #expect(lines(listed) == ["mid acme/a"])
  }

  @Test("Identity verification is a kind of its own")
  func identity() {
    let recorded = [channel("phone", "danal", "D1"), channel("who", "danal", "D1", modules: ["identity"])]
    #expect(lines(compare(recorded, [row("danal", "D1", "certification"), row("danal", "D1")])).isEmpty)
    #expect(
      lines(
        compare(
          [channel("who", "kcp_v2", "K1", modules: ["identity"])], [row("kcp_v2", "K1", "certification")])
      )
      .isEmpty)
  }

  @Test("A type of a later day is said, and compared no further")
  func unknownType() {
    let comparison = compare([channel("a", "kcp", "A1")], [row("kcp", "A1", "loan")])
    #expect(lines(comparison).isEmpty)
    #expect(
      comparison.notes == [
        "acme/a: PortOne lists a type that Midas does not know, `loan`, which is not compared"
      ])
  }

  @Test("What a terminal would obey is not shown")
  func controls() {
    let comparison = compare([], [row("kcp", "A\u{1B}[2J", name: "x\ny")])
    #expect(comparison.differences.first?.message.contains("\u{1B}") == false)
    #expect(comparison.differences.first?.message.contains("\n") == false)
  }
}
