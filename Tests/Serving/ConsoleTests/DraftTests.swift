import MidasCatalog
import MidasResources
import MidasWriting
import Testing

@testable import MidasConsole

@Suite("Drafts out of saved lists")
struct DraftTests {
  private func row(
    _ provider: String, _ mid: String, _ type: String = "payment", mode: Mode = .live, name: String? = nil,
    key: String? = nil
  ) -> PGSetting {
    PGSetting(provider: provider, mid: mid, mode: mode, type: type, name: name, key: key)
  }

  private func draft(_ rows: [PGSetting], tiers: [String: [PGSetting]] = [:]) -> MerchantDraft {
    MerchantDraft(
      "acme",
      from: [SavedList(tier: nil, rows: rows)]
        + tiers.sorted { $0.key < $1.key }.map { SavedList(tier: $0.key, rows: $0.value) },
      by: .builtIn)
  }

  private func channels(_ draft: MerchantDraft) -> [Resource] {
    draft.merchant.channelsByOrdinal.map(\.resource)
  }

  @Test("Listed order is kept, rows of one key are one channel with the modules of both kinds")
  func channels() throws {
    let draft = draft([
      row("nice_v2", "IMPacme001", "api_payment", name: "키인", key: "k2"),
      row("html5_inicis", "MOIacme001", name: "Acme card", key: "k1"),
      row("nice_v2", "IMPacme001", name: "키인", key: "k2"),
    ])
    let drafted = channels(draft)
    #expect(drafted.map(\.address.text) == ["acme/kiin", "acme/acme-card"])
    #expect(drafted.map { $0.text(.channelKey) } == ["k2", "k1"])
    let modules = Set(drafted[0].members(.channelModules))
    #expect(modules.contains("api.key-in") && modules.contains("window.general"))
    #expect(!Set(drafted[1].members(.channelModules)).contains { $0.hasPrefix("api.") })
    #expect(
      drafted[1].entries(.channelCredentials).map(\.value).contains("env://ACME_ACME_CARD_SIGN_KEY"))
  }

  @Test("Subscriptions that have a MID of their own are left out of a live channel, and said")
  func separateSubscriptions() throws {
    let apart = Catalog.builtIn.entries.filter { pg in
      let stated = ModuleSet.window.filter { pg.support($0, in: [.v1]) == .stated }
      return pg.mid.separateSubscription && pg.codes.v1 != nil && stated.contains(.windowSubscription)
        && stated.count > 1
    }
    #expect(!apart.isEmpty)
    for pg in apart {
      let draft = draft([row(try #require(pg.codes.v1), "MID1")])
      #expect(!channels(draft)[0].members(.channelModules).contains("window.subscription"), "\(pg.id)")
      #expect(draft.open.contains { $0.contains("window.subscription alone") }, "\(pg.id)")
    }
  }

  @Test("A shared test MID is `shared` where the catalog leads there, and has no credentials")
  func shared() {
    let drafted = channels(draft([row("html5_inicis", "INIpayTest", mode: .test)]))
    #expect(drafted[0].text(.channelCredential) == "shared")
    #expect(drafted[0].entries(.channelCredentials).isEmpty)
    // The same MID in live mode is what the file says, and what `validate` refuses.
    #expect(channels(draft([row("html5_inicis", "INIpayTest")]))[0].text(.channelCredential) == "own")
  }

  @Test("Tiers are sub-merchants, and what their lists hold is assigned to them")
  func tiers() {
    let draft = draft(
      [row("kcp", "A1", key: "k1"), row("kcp", "B1", key: "k2")],
      tiers: [
        "B01": [row("kcp", "B1", key: "k2"), row("kcp", "C1", key: "k3")],
        "B02": [row("kcp", "B1", key: "k2")],
      ])
    #expect(channels(draft).map { $0.text(.channelAssign) } == [nil, "b01", "b01"])
    let stores = draft.merchant.resources.map(\.resource).filter { $0.address.kind == .submerchant }
    #expect(stores.map(\.address.text) == ["acme:b01", "acme:b02"])
    #expect(stores.map { $0.text(.submerchantTier) } == ["B01", "B02"])
    #expect(draft.open.contains { $0.contains("tier B02 lists it too") })
  }

  @Test("What no document can declare is said, with all that the list has of it")
  func omitted() {
    let draft = draft([
      row("kcpp", "A1", name: "Near", key: "k1"), row("kcp", "B1", "loan", key: "k2"),
      row("kcp", "C1", key: "k3"),
    ])
    #expect(channels(draft).count == 1)
    #expect(draft.omittedCount == 2)
    let yaml = MerchantWriter(draft.merchant, remarks: draft.remarks).yaml.replacing("\n#", with: "")
    for part in ["kcpp.A1", "Near", "k1", "near `kcp`", "kcp.B1", "`loan`", "k2"] {
      #expect(yaml.contains(part), "\(part)")
    }
  }

  @Test("MIDs and names with odd characters are written as they are, and stay on their lines")
  func oddCharacters() {
    let draft = draft([row("kcp", "a: #\"b\n", name: "x\u{7}y"), row("nöpe", "- \n", name: "z\ny")])
    let yaml = MerchantWriter(draft.merchant, remarks: draft.remarks).yaml
    #expect(yaml.contains(#"mid: "a: #\"b\n""#))
    #expect(yaml.contains(#"name: "x\u0007y""#))
    #expect(!yaml.split(separator: "\n").contains { $0.hasPrefix("y") })
  }

  @Test("Every PG that V1 can list is drafted under its own id, with modules for each kind that it has")
  func everyPG() {
    for pg in Catalog.builtIn.entries {
      for kind in RequestKind.allCases {
        guard let code = pg.codes.v1(for: kind),
          ModuleSet.of(kind).contains(where: { pg.support($0, in: [.v1]) == .stated })
        else { continue }
        let drafted = channels(draft([row(code, "MID1", kind.type)]))
        let resource = drafted.first
        #expect(drafted.count == 1, "\(pg.id) \(kind)")
        #expect(
          resource.map { Catalog.builtIn.lists($0, under: code) } == true, "\(pg.id) \(kind): \(drafted)")
        let modules = ModuleSet((resource?.members(.channelModules) ?? []).compactMap { Module(name: $0) })
        #expect(modules.kinds == [kind], "\(pg.id) \(kind)")
      }
    }
  }
}
