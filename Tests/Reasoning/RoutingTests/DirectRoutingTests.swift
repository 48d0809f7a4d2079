import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// What a channel key, a group or an ability reaches.
@Suite struct DirectRoutingTests {
  private let merchant = Merchant.reference

  private func able(
    _ mode: Mode, _ module: Module, _ method: Method? = nil, _ currency: String? = nil,
    of submerchant: String? = nil
  ) -> RouteAnswer {
    let ability = RouteRequest.Ability(mode: mode, module: module, method: method, currency: currency)
    return merchant.ask(.ability(ability), of: submerchant)
  }

  @Test func aChannelKeyNamesItsChannelAlone() {
    #expect(merchant.ask(.key("k-card")).outcome == .channel)
    #expect(merchant.ask(.key("k-card")).ids == ["card"])
    #expect(merchant.ask(.key("k-none")).outcome == .none)
    #expect(merchant.ask(.key("")).outcome == .none)
    #expect(merchant.ask(.key("k-card"), of: "books").outcome == .none)
    #expect(merchant.ask(.key("k-card"), of: "books").why.first?.contains("not assigned") == true)
  }

  @Test func aGroupListsItsEnabledMembersByWeight() {
    let answer = merchant.ask(.key("g-split"))
    #expect(answer.outcome == .ambiguous)
    #expect(answer.ids == ["card-kcp", "card"])
    #expect(
      answer.why.first == "`acme%split` has that key and routes by weight: `acme/card-kcp` 70, `acme/card` 30"
    )
  }

  @Test func aGroupWithOneMemberLeftIsThatChannel() {
    var merchant = Merchant.reference
    merchant.others.removeAll { $0.address.kind == .group }
    merchant.group("one", key: "g-one", [("card", "100"), ("card-kcp", "0 off")])
    merchant.group("off", key: "g-off", [("card", "100 off")])
    #expect(merchant.ask(.key("g-one")).outcome == .channel)
    #expect(merchant.ask(.key("g-one")).ids == ["card"])
    #expect(merchant.ask(.key("g-off")).outcome == .none)
  }

  @Test func anAbilityIsMetByModeModuleMethodAndCurrency() {
    #expect(able(.live, .apiKeyIn).ids == ["keyin"])
    #expect(able(.live, .apiKeyIn).outcome == .channel)
    #expect(able(.live, .windowGeneral, .vbank).ids == ["card"])
    #expect(able(.test, .windowGeneral, .trans).ids == ["card-test"])  // it lists no methods
    #expect(able(.live, .windowGeneral, .kakaopay).outcome == .none)
    #expect(able(.live, .windowSubscription).outcome == .none)
    #expect(able(.live, .windowGeneral, .card, "JPY").ids == ["card", "books-card", "card-kcp"])
    #expect(able(.live, .windowGeneral, .card, of: "books").ids == ["books-card"])
  }

  @Test func severalCandidatesAreListedOldestFirstAndTheirGroupIsNamed() {
    let answer = able(.live, .windowGeneral, .card)
    #expect(answer.outcome == .ambiguous)
    #expect(answer.ids == ["card", "books-card", "card-kcp", "overseas"])
    #expect(
      answer.why.contains { $0.hasPrefix("`acme%split` routes among them by weight: `acme/card-kcp` 70") })
  }

  @Test func aTargetShowsItsCodeMIDAndKey() throws {
    let card = try #require(merchant.ask(.key("k-card")).channels.first)
    #expect(card.code == "html5_inicis")
    #expect(card.mid == "MOIacme001")
    #expect(card.key == "k-card")
    #expect(card.isLive)
    let overseas = try #require(able(.live, .windowGeneral, .card, "USD").channels.last)
    #expect(overseas.code == nil)
  }

  @Test func onlyOneLiveChannelByNameIsBeyondDoubt() {
    #expect(!merchant.ask("kcp.AB12C").isDoubtful)
    #expect(!merchant.ask(.key("k-card")).isDoubtful)
    #expect(merchant.ask("html5_inicis").isDoubtful)  // the oldest of several
    #expect(merchant.ask("html5_inicis.INIpayTest").isDoubtful)  // a test channel
    #expect(merchant.ask("kcp.AO09C").isDoubtful)
    #expect(merchant.ask("typo").isDoubtful)
    #expect(merchant.ask(.key("k-none")).isDoubtful)
  }

  @Test func theTextNamesOutcomeChannelsAndReasons() {
    #expect(
      merchant.ask("html5_inicis.MOIbooks01").text == """
        channel
          acme/books-card  live  html5_inicis.MOIbooks01  assigned to acme:books
          - `acme/books-card` is the only channel of the code `html5_inicis` with the MID `MOIbooks01` for window requests
          - a channel that is assigned to a sub-merchant is taken to be within the merchant's reach too

        """)
  }
}
