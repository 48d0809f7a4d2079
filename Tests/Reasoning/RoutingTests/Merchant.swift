import MidasCatalog
import MidasResources
import MidasRouting

/// A merchant written down for a test: channels in order, oldest first.
struct Merchant {
  var channels: [Resource] = []
  var others: [Resource] = []

  static func channel(
    _ id: String, _ mode: String = "live", pg: String, _ modules: [Module], methods: [Method] = [],
    mid: String,
    key: String? = nil, currencies: [String] = [], assign: String? = nil
  ) -> Resource {
    var values: [Field: FieldValue] = [
      .channelMode: .text(mode), .channelPG: .text(pg), .channelModules: .set(of: modules.map(\.name)),
      .channelMethods: .set(of: methods.map(\.name)), .channelMID: .text(mid),
      .channelCurrencies: .set(of: currencies),
    ]
    if let key { values[.channelKey] = .text(key) }
    if let assign { values[.channelAssign] = .text(assign) }
    return Resource(.channel("acme", id), values)
  }

  mutating func submerchant(_ id: String) {
    others.append(Resource(.submerchant("acme", id), [.submerchantTier: .text("B01")]))
  }

  mutating func `default`(_ kind: RequestKind, _ channel: String, of submerchant: String? = nil) {
    others.append(
      Resource(
        .default("acme", submerchant: submerchant, kind.rawValue), [.defaultChannel: .text(channel)]))
  }

  mutating func group(_ id: String, key: String, _ members: [(String, String)]) {
    others.append(
      Resource(
        .group("acme", id),
        [.groupMode: .text("live"), .groupKey: .text(key), .groupChannels: .map(of: members)]))
  }

  func view(_ order: RouteView.Order = .recorded) -> RouteView {
    RouteView(merchant: "acme", order: order, channels: channels, resources: others + channels)
  }

  func ask(
    _ pg: String, _ kind: RequestKind = .window, of submerchant: String? = nil, catalog: Catalog = .builtIn
  ) -> RouteAnswer {
    ask(.pg(pg), kind, of: submerchant, catalog: catalog)
  }

  func ask(
    _ naming: RouteRequest.Naming, _ kind: RequestKind = .window, of submerchant: String? = nil,
    catalog: Catalog = .builtIn
  ) -> RouteAnswer {
    let scope = submerchant.map { Address.submerchant("acme", $0) } ?? .merchant("acme")
    return Router(view(), catalog: catalog).answer(RouteRequest(scope: scope, kind: kind, naming: naming))
  }

  /// The reference merchant of the examples, in short.
  static let reference: Merchant = {
    var merchant = Merchant(channels: [
      channel(
        "card", pg: "html5_inicis", [.windowGeneral], methods: [.card, .vbank], mid: "MOIacme001",
        key: "k-card"),
      channel(
        "books-card", pg: "html5_inicis", [.windowGeneral], methods: [.card], mid: "MOIbooks01",
        assign: "books"),
      channel("card-kcp", pg: "kcp", [.windowGeneral], methods: [.card], mid: "AB12C"),
      channel("keyin", pg: "nice_v2", [.apiKeyIn], methods: [.card], mid: "IMPacme001"),
      channel("card-test", "test", pg: "html5_inicis", [.windowGeneral], mid: "INIpayTest"),
      channel(
        "overseas", pg: "kpn", [.windowGeneral], methods: [.card], mid: "kpnacme", currencies: ["KRW", "USD"]),
    ])
    merchant.submerchant("books")
    merchant.submerchant("empty")
    merchant.default(.window, "card")
    merchant.default(.api, "keyin")
    merchant.group("split", key: "g-split", [("card", "30"), ("card-kcp", "70"), ("overseas", "0 off")])
    return merchant
  }()
}

extension RouteAnswer {
  /// The ids of the channels reached; a test MID that is not declared by its text.
  var ids: [String] { channels.map { $0.address?.id ?? $0.mid } }
}
