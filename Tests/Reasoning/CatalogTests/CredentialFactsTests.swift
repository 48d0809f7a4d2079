import MidasCatalog
import Testing

/// Holds credential fields, MID facts and test MIDs against the facts file.
@Suite struct CredentialFactsTests {
  @Test(arguments: Facts.providers) func fields(of facts: ProviderFacts) throws {
    let credentials = try #require(Catalog.builtIn[facts.id]).credentials
    let json = facts.json["credentials"]
    #expect(credentials.confidence == Facts.confidence(json))
    #expect(credentials.fields.count == json["fields"].array.count)
    for (field, stated) in zip(credentials.fields, json["fields"].array) {
      #expect(field.key == stated["key"].string)
      #expect(field.label == stated["label_ko"].string)
      #expect(field.isSecret == stated["secret"].isTrue)
      #expect(field.required == requirement(stated["required"].string))
      #expect(field.blankUnless == requirement(stated["blank_unless"].string))
      #expect(field.length == stated["length"].int)
      #expect(field.maxLength == stated["max_length"].int)
      #expect(field.confidence == Facts.confidence(stated))
    }
    #expect(credentials.identifying?.isSecret != true)
    #expect(Set(credentials.fields.map(\.key)).count == credentials.fields.count)
  }

  /// What a condition of the facts file means to a file that shows modules and methods only.
  private func requirement(_ word: String?) -> CredentialField.Requirement? {
    switch word {
    case "always": .always
    case "subscription": .modules(.subscription)
    case "payment": .modules(.payment)
    case "identity_credit_card": .modules([.identity])
    case "card": .methods([.card])
    case "trans_or_vbank": .methods([.trans, .vbank])
    case "gift_certificate": .methods(.giftCertificates)
    case "optional", "identity_optional": .optional
    case "docs_disagree", "help_centre_only": .disputed
    case "case_dependent": .unseen("as the contract has it")
    case "sub_seller_receipt_api": .unseen("receipts for sub-sellers by API")
    case "escrow": .unseen("escrow")
    case "reconciliation": .unseen("settlement data")
    case "chargeback_webhook": .unseen("chargeback notices")
    case "sdk_identity": .unseen("identity by SDK")
    case "api_identity": .unseen("identity by API")
    case "di_code_in_contract": .unseen("a DI_CODE in the contract")
    default: nil
    }
  }

  @Test(arguments: Facts.providers) func mids(of facts: ProviderFacts) throws {
    let mid = try #require(Catalog.builtIn[facts.id]).mid
    let json = facts.json["mid"]
    #expect(mid.term == json["term"].string ?? "MID")
    #expect(mid.livePrefix == json["live_prefix"].string)
    #expect(mid.length == json["length"].int)
    #expect(mid.separateSubscription == json["separate_subscription_mid"].isTrue)
    #expect(mid.separateEasyPay == json["separate_easy_pay_mid"].isTrue)
    #expect(mid.onePerEasyPayBrand == json["mid_per_easy_pay_brand"].isTrue)
    #expect(mid.separateOverseas == json["separate_overseas_mid"].isTrue)
    #expect(mid.onePerCurrency == json["mid_per_currency"].isTrue)
    if mid.livePrefix != nil || mid.onePerCurrency { #expect(mid.confidence == Facts.confidence(json)) }
    if let prefix = mid.livePrefix, let length = mid.length {
      #expect(json["live_pattern"].string == "^\(prefix).{\(length - prefix.utf8.count)}$")
    }
  }

  @Test(arguments: Facts.providers) func testMIDs(of facts: ProviderFacts) throws {
    let test = try #require(Catalog.builtIn[facts.id]).test
    let json = facts.json["test_credentials"]
    #expect(test.shared.map(\.mid) == json["mids"].array.map { $0["mid"].string })
    #expect(json["shared_test_mid"].isTrue == !test.shared.isEmpty)
    for (shared, stated) in zip(test.shared, json["mids"].array) {
      #expect(shared.modules == Facts.modules(stated["use"]))
      #expect(shared.qualifier == qualifier(stated))
      #expect(shared.companions["ssp_mall_id"] == stated["ssp_mall_id"].string)
    }
    #expect(test.serves == test.shared.reduce(into: ModuleSet()) { $0.formUnion($1.modules) })
    #expect(test.published == [json["test_partner_id"].string].compactMap(\.self))
    #expect(test.former.map(\.mid) == json["former_mids"].array.map { $0["mid"].string })
    for (former, stated) in zip(test.former, json["former_mids"].array) {
      #expect(former.modules == Facts.modules(stated["use"]))
      #expect(former.qualifier == qualifier(stated))
      #expect(former.asOf == stated["as_of"].string)
      #expect(former.confidence == Facts.confidence(stated))
    }
    let own: ModuleSet = json["identity_own_test_credentials_required"].isTrue ? [.identity] : []
    #expect(test.ownRequired == (json["own_test_credentials_required"].isTrue ? .all : own))
    #expect(test.restrictions.count == json["restriction_count"].int ?? 0)
  }

  private func qualifier(_ json: JSON) -> TestMID.Qualifier? {
    if let method = json["methods"].string.flatMap(SpelledMethod.init) { return .methods([method.method]) }
    if let brand = json["brand"].string.flatMap(SpelledMethod.init) { return .brand(brand.method) }
    if let tax = json["tax"].string { return .tax(tax == "taxable" ? .taxable : .taxFree) }
    if let currency = json["currency"].string { return .currency(currency) }
    if let country = json["country"].string { return .country(country) }
    if let scope = json["scope"].string { return .scope(scope == "domestic Korea" ? "domestic" : scope) }
    return json["card_fields"].string.map { .cardFields($0) }
  }

  @Test(arguments: Facts.providers) func whatTestsRunOn(of facts: ProviderFacts) throws {
    let test = try #require(Catalog.builtIn[facts.id]).test
    let json = facts.json["test_credentials"]
    #expect((test.onContractedMID != nil) == json["on_contracted_mid"].isTrue)
    if let contracted = test.onContractedMID {
      let limits = json["on_contracted_mid_for"].strings
      #expect(contracted.modules == ModuleSet(limits.compactMap { Facts.modules[$0] }))
      #expect(contracted.methods == MethodSet(limits.compactMap { SpelledMethod($0)?.method }))
      #expect(contracted.confidence.name == json["on_contracted_mid_confidence"].string ?? "plain")
      #expect(contracted.exemptsTestChannels == !["naverpay", "kcp_identity"].contains(facts.id))
    }
    let behaviours: [String: PG.Behaviour] = [
      "no_real_charge": .noCharge, "real_charge_then_auto_cancel": .chargedThenCancelled,
      "real_charge_never_auto_cancelled": .chargedForGood,
    ]
    #expect(test.behaviour == behaviours[facts.json["test_mode"]["behaviour"].string ?? ""])
    #expect(test.cancelWindow == facts.json["test_mode"]["window"].string)
  }
}
