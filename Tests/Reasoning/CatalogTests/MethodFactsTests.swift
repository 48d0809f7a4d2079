import MidasCatalog
import Testing

/// Holds the one vocabulary of methods, and every PG's lists, against the facts file.
@Suite struct MethodFactsTests {
  private static let lists: [(String, @Sendable (PG.MethodLists) -> PG.MethodList?)] = [
    ("window_general", { $0.general }), ("window_simple", { $0.simple }),
    ("window_subscription", { $0.subscription }), ("window_key_in", { $0.keyIn }),
    ("api_key_in", { $0.apiKeyIn }), ("api_subscription", { $0.apiSubscription }),
  ]

  @Test func everySpellingOfTheDocumentsIsKnown() {
    let enums = Facts.file["enums"]
    for key in ["v1_pay_method", "v2_sdk_gift_certificate", "v2_rest_gift_certificate"] {
      for word in enums[key].strings {
        #expect(SpelledMethod(word) != nil, "\(word)")
      }
    }
    for word in enums["v2_sdk_pay_method"].strings + enums["v2_rest_method_type"].strings {
      #expect(SpelledMethod(word) != nil || MethodSet(group: word) != nil, "\(word)")
    }
  }

  @Test(arguments: Facts.providers) func lists(of facts: ProviderFacts) throws {
    let pg = try #require(Catalog.builtIn[facts.id])
    let json = facts.json["payment_methods"]
    #expect(pg.methods.confidence == Facts.confidence(json))
    for generation in Generation.allCases {
      let stated = json[generation.name]
      for (key, select) in MethodFactsTests.lists where !stated["overseas"].exists || key != "window_general"
      {
        let list = select(pg.methods[generation])
        #expect((list == nil) == (stated[key] == .null), "\(generation) \(key)")
        if let list { expect(list, toBe: stated[key].strings, of: pg, key, in: stated) }
      }
      #expect(
        pg.methods[generation].issueAndPayAtOnce
          == MethodSet(stated["issue_and_pay_at_once"].strings.compactMap { SpelledMethod($0)?.method }))
    }
  }

  /// A collective name stands for its listed members; without any, for the PG's brand or for the whole group.
  private func expect(
    _ list: PG.MethodList, toBe words: [String], of pg: PG, _ key: String, in stated: JSON
  ) {
    var named = MethodSet()
    var possible = MethodSet()
    for word in words {
      guard let group = MethodSet(group: word) else {
        named.formUnion(MethodSet([SpelledMethod(word)?.method].compactMap(\.self)))
        continue
      }
      let keys =
        word == "GIFT_CERTIFICATE"
        ? ["gift_certificates"]
        : key == "window_subscription" ? ["window_subscription_easy_pay"] : ["easy_pay_hub"]
      let members = keys.flatMap { stated[$0].strings }.compactMap { SpelledMethod($0)?.method }
      if !members.isEmpty {
        named.formUnion(MethodSet(members))
      } else if let brand = pg.methods.brand, word == "EASY_PAY" {
        named.insert(brand)
      } else {
        possible.formUnion(group)
      }
      if word == "EASY_PAY", key == "window_general" {
        named.formUnion(MethodSet(stated["easy_pay_extra"].strings.compactMap { SpelledMethod($0)?.method }))
      }
    }
    #expect(list.named == named, "\(key): \(list.named.names) against \(named.names)")
    #expect(list.possible == possible, "\(key)")
  }

  @Test func eximbayListsDomesticAndOverseasMethodsTogether() throws {
    let general = try #require(Catalog.builtIn["eximbay_v2"]?.methods.v2.general)
    #expect(
      general.named.names
        == "alipay card cvs kakaopay klarna payco tosspay trans unionpay wechat".split(separator: " ").map(
          String.init))
    #expect(general.possible == [.vbank])
  }
}
