import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// How a view is read from what is recorded or declared.
@Suite struct RouteViewTests {
  private let provenance = Provenance(path: "acme.yaml", line: 1)
  private let digest = Digest(hashing: [])

  @Test func aRecordedMerchantIsReadInTheOrderOfItsOrdinals() {
    let resources = Merchant.reference.channels + Merchant.reference.others
    let recorded = resources.sorted { $0.address < $1.address }.enumerated().map { index, resource in
      RecordedResource(
        resource, provenance: provenance, revision: 1,
        ordinal: resource.address.kind == .channel ? 100 - index : nil)
    }
    let view = RouteView(
      RecordedMerchant(handle: "acme", owner: "default", resources: recorded, digest: digest, seal: digest))
    #expect(view.order == .recorded)
    #expect(
      view.channels.map(\.address.id) == Merchant.reference.channels.map(\.address.id).sorted().reversed())
    #expect(view.submerchants == ["books", "empty"])
    #expect(view.groups.map(\.address.id) == ["split"])
  }

  @Test func aDeclaredMerchantIsReadInTheOrderOfDeclarationAndSaysSo() {
    let resources = (Merchant.reference.channels + Merchant.reference.others).sorted {
      $0.address < $1.address
    }
    let order = Merchant.reference.channels.map(\.address).reversed()
    let view = RouteView(
      WantedMerchant(
        handle: "acme", resources: resources.map { WantedResource($0, provenance: provenance) },
        channelOrder: Array(order)))
    #expect(view.channels.map(\.address) == Array(order))
    let answer = Router(view, catalog: .builtIn)
      .answer(RouteRequest(scope: .merchant("acme"), naming: .pg("html5_inicis")))
    #expect(answer.ids == ["card-test"])
    #expect(answer.why.last == "the order is that of declaration, which the recorded one may differ from")
  }

  @Test func wordsOfANewerProgramAreLeftOut() {
    var merchant = Merchant()
    merchant.channels = [
      Resource(
        .channel("acme", "x"),
        [
          .channelMode: .text("live"), .channelPG: .text("kcp"), .channelMID: .text("M"),
          .channelModules: .set(of: ["window.general", "window.future"]),
          .channelMethods: .set(of: ["card", "barter"]),
        ])
    ]
    let channel = merchant.view().channels.first
    #expect(channel?.modules == [.windowGeneral])
    #expect(channel?.methods == [.card])
  }
}
