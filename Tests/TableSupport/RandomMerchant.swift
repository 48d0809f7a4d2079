import MidasCatalog
import MidasResources
import TestSupport

/// The resources of a merchant drawn at random, in address order.
enum RandomMerchant {
  private static let pgs = ["kcp", "nice", "kpn", "tosspay", "html5_inicis", "inicis_unified", "unheard_of"]
  private static let modules: [[Module]] = [
    [.windowGeneral], [.windowGeneral, .windowKeyIn], [.apiKeyIn], [.apiKeyIn, .windowGeneral],
    [.apiSubscription], [.identity],
  ]

  static func resources(of handle: String, _ random: inout SeededRandom) -> [Resource] {
    let mids = [
      "M1", "M2", "AO09C", "INIpayTest", "a.b", "tab\tin it", "line\nfeed", "back\\slash", "quote\"d, \\(x)",
      "한글",
    ]
    var resources = [
      Resource(.merchant(handle), [.merchantName: .text("Name \"of\" \(handle)\n,")]),
      Resource(.key(handle, "code"), [.keyValue: .text("imp-\(handle)")]),
      Resource(.key(handle, "store-id"), [.keyValue: .text("store-\(handle)")]),
      Resource(.key(handle, "rest-api-key"), [.keyValue: .text("env://KEY_OF_\(handle)")]),
    ]
    let submerchants = ["books", "empty"]
    for (index, id) in submerchants.enumerated() {
      var values: [Field: FieldValue] = [
        .submerchantTier: .text("B0\(index)"), .submerchantStoreID: .text("store-\(handle)-\(id)"),
      ]
      if index == 1 { values[.submerchantWebhooks] = .text("own") }
      resources.append(Resource(.submerchant(handle, id), values))
    }
    let count = 1 + random.next(below: 7)
    for index in 0..<count {
      var values: [Field: FieldValue] = [
        .channelMode: .text(random.next(below: 3) > 0 ? "live" : "test"),
        .channelPG: .text(pgs[random.next(below: pgs.count)]),
        .channelModules: .set(of: modules[random.next(below: modules.count)].map(\.name)),
        .channelMID: .text(mids[random.next(below: mids.count)]),
        .channelMethods: .set(of: [[], ["card"], ["card", "vbank"]][random.next(below: 3)]),
        .channelCurrencies: .set(of: [[], ["KRW"], ["KRW", "USD"]][random.next(below: 3)]),
      ]
      if random.next(below: 2) > 0 { values[.channelKey] = .text("channel-key-\(handle)-\(index)") }
      if random.next(below: 3) == 0 { values[.channelAssign] = .text("books") }
      resources.append(Resource(.channel(handle, "c\(index)"), values))
    }
    resources.append(
      Resource(
        .group(handle, "split"),
        [
          .groupMode: .text("live"), .groupKey: .text("channel-group-\(handle)"),
          .groupChannels: .map(of: [("c0", "60"), ("c1", "40"), ("c2", "0 off")]),
        ]))
    resources.append(
      Resource(
        .group(handle, "even"),
        [.groupMode: .text("live"), .groupChannels: .map(of: [("c1", "50"), ("c2", "50")])]))
    for submerchant in [nil, "books"] where random.next(below: 2) > 0 {
      resources.append(
        Resource(
          .default(handle, submerchant: submerchant, "window"),
          [.defaultChannel: .text("c\(random.next(below: count))")]))
    }
    resources.append(
      Resource(
        .webhook(handle, "v2", "live"),
        [
          .webhookURL: .text("https://pay.example/\(handle)"), .webhookVersion: .text("2024-04-25"),
          .webhookSecrets: .set(of: ["env://ONE", "env://TWO"]),
        ]))
    return resources.sorted { $0.address < $1.address }
  }
}
