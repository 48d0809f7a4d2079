import MidasCatalog
import Testing

/// Holds every typed fact against the facts file.
@Suite struct PGFactsTests {
  @Test func everyProviderHasExactlyOneEntry() {
    #expect(Facts.providers.count == 57)
    #expect(Catalog.builtIn.entries.map(\.id) == Facts.providers.map(\.id).sorted())
    let providers = Set(Catalog.builtIn.entries.map(\.codes.v2))
    #expect(providers == Set(Facts.file["enums"]["v2_pg_provider"].strings))
  }

  @Test(arguments: Facts.providers) func namesStatusAndCodes(of facts: ProviderFacts) throws {
    let pg = try #require(Catalog.builtIn[facts.id])
    let json = facts.json
    #expect(pg.name.english == json["name_en"].string)
    #expect(pg.name.korean == json["name_ko"].string)
    #expect((pg.company == nil) == (json["company"] == .null))
    #expect(pg.ended == json["ended"].string)
    let statuses: [String: PG.Status] = [
      "active": .active, "active_on_request": .activeOnRequest, "no_new_signups": .noNewSignups,
      "ended": .ended, "docs_removed": .documentsRemoved, "enum_only": .enumerationOnly,
    ]
    #expect(pg.status == statuses[json["status"].string ?? ""])
    #expect([pg.codes.v1].compactMap(\.self) == json["codes"]["v1"].strings)
    #expect(pg.codes.v1 ?? pg.id == pg.id)
    #expect(pg.codes.v2 == json["codes"]["v2"].string)
    #expect(pg.codes.v1Identity == json["codes"]["v1_provider"].string)
    #expect(pg.codes.v1Bypass == json["codes"]["v1_bypass_key"].string)
  }

  @Test func companiesGroupTheSameEntries() {
    let typed = Dictionary(grouping: Catalog.builtIn.entries.filter { $0.company != nil }, by: \.company)
    let stated = Dictionary(
      grouping: Facts.providers.filter { $0.json["company"].exists }, by: { $0.json["company"].string })
    #expect(Set(typed.values.map { Set($0.map(\.id)) }) == Set(stated.values.map { Set($0.map(\.id)) }))
    #expect(typed.count == Company.allCases.count)
  }

  @Test(arguments: Facts.providers) func modules(of facts: ProviderFacts) throws {
    let pg = try #require(Catalog.builtIn[facts.id])
    let json = facts.json["modules"]
    #expect(pg.modules.generations.names == json["portone_versions"].strings.map { $0.lowercased() }.sorted())
    #expect(pg.modules.confidence == Facts.confidence(json))
    #expect(
      pg.modules.isIdentityOnly == (facts.json["channel"]["attribute"].string == "identity_verification"))
    var easyPay: String?
    var identity: String?
    for generation in Generation.allCases {
      var stated = ModuleSet()
      var denied = ModuleSet()
      var partial = ModuleSet()
      for (path, module) in Facts.modules {
        let value = path.split(separator: ".").reduce(json[generation.name]) { $0[String($1)] }
        guard value.exists else { continue }
        if value == .bool(false) { denied.insert(module) } else { stated.insert(module) }
        if module == .windowSimple { easyPay = value.string }
        if module == .identity { identity = value.string ?? identity }
        if ["easy_pay_only", "virtual_account_only"].contains(value.string) { partial.insert(module) }
      }
      let disputed = json["disputed"].strings.filter { $0.hasPrefix(generation.name + ".") }
      let statement = pg.modules[generation]
      #expect(statement.stated == stated)
      #expect(statement.denied == denied)
      #expect(statement.partial == partial)
      #expect(statement.disputed == ModuleSet(disputed.compactMap { Facts.modules[String($0.dropFirst(3))] }))
    }
    #expect(pg.modules.easyPay?.name == easyPay)
    #expect(pg.modules.identity?.name == identity?.replacing("_", with: " "))
  }

  @Test(arguments: Facts.providers) func smartRoutingAndCurrencies(of facts: ProviderFacts) throws {
    let pg = try #require(Catalog.builtIn[facts.id])
    #expect(pg.smartRouting.v1 == Facts.modules(facts.json["smart_routing"]["v1"]))
    #expect(pg.smartRouting.v2 == Facts.modules(facts.json["smart_routing"]["v2"]))
    let json = facts.json["currencies"]
    #expect(pg.currencies.list == json["list"].strings)
    #expect(pg.currencies.default == json["default"].string)
    #expect(pg.currencies.excluded == json["excluded"].strings)
    #expect(pg.currencies.countries == json["countries"].strings)
    #expect(pg.currencies.minimum == json["minimum"].int)
    #expect(pg.currencies.confidence == Facts.confidence(json))
    #expect(pg.currencies.byMethod.map(\.list) == json["by_method"].array.map { $0["list"].strings })
    #expect(
      pg.currencies.byMethod.map(\.method)
        == json["by_method"].array.map { SpelledMethod($0["method"].string ?? "")?.method })
  }

  @Test(arguments: Facts.providers) func webhooks(of facts: ProviderFacts) throws {
    let webhook = try #require(Catalog.builtIn[facts.id]).webhook
    let json = facts.json["webhook"]
    let demands: [String: PG.Webhook.Demand] = [
      "required": .required, "recommended": .recommended(.subscription),
    ]
    #expect(webhook.demand == demands[json["merchant_webhook"].string ?? ""] ?? .none)
    #expect((webhook.reason == nil) == (webhook.demand == .none))
    let deposit = json["pg_side_deposit_notification"]
    #expect((webhook.deposit == nil) == (deposit == .null))
    #expect(webhook.deposit?.v1 == deposit["v1"].string)
    #expect(webhook.deposit?.v2 == deposit["v2"].string)
    #expect(webhook.deposit?.isAutomatic ?? false == deposit["automatic"].isTrue)
    let others =
      [deposit["issue"], json["pg_side_result_url"]["v1"], json["escrow_notice_url"]]
      + [
        json["pg_side_chargeback_webhook"]["v2"], json["pg_side_pingback"]["v1"],
        json["pg_side_pingback"]["v2"],
      ]
    #expect(webhook.others.map(\.url) == others.compactMap(\.string))
  }

  @Test(arguments: Facts.providers) func sources(of facts: ProviderFacts) throws {
    let pg = try #require(Catalog.builtIn[facts.id])
    let stated = Set(collectSources(facts.json).map(Facts.path(ofSource:)))
    #expect(Set(pg.sources.map(\.path)) == stated)
    #expect(pg.sources.count == stated.count)
  }

  private func collectSources(_ json: JSON) -> [String] {
    json.array.flatMap(collectSources)
      + json.object.flatMap { key, value in
        key == "source" || key == "on_contracted_mid_source" ? value.strings : collectSources(value)
      }
  }
}
