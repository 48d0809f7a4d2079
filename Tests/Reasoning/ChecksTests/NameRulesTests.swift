import MidasDiagnostics
import Testing

@Suite struct NameTests {
  @Test(arguments: ["카드 결제", "Card_1 - new", "カード", "Café"])
  func goodChannelNames(name: String) {
    #expect(
      rules(merchant("").replacing("id: card,", with: "id: card, name: \"\(name)\","), "invalid-channel-name")
        == [])
  }

  @Test(arguments: ["Card/1", "카드(신)", "  ", "", "a\\tb", "Card 🎉"])
  func badChannelNames(name: String) {
    #expect(
      rules(merchant("").replacing("id: card,", with: "id: card, name: \"\(name)\","), "invalid-channel-name")
        .count == 1)
  }

  @Test("A channel without a name is named by its id")
  func nameLikeAnID() {
    #expect(
      rules(merchant("").replacing("id: card,", with: "id: card, name: card-2,"), "duplicate-channel") == [
        "duplicate-channel-name"
      ])
    #expect(
      rules(merchant("").replacing("id: card-2", with: "id: card"), "duplicate-channel") == [
        "duplicate-channel"
      ])
  }

  @Test(arguments: [("B01", 0), ("001", 0), ("b01", 1), ("B1", 1), ("B001", 1), ("Bㄱ1", 1)])
  func tiers(tier: String, count: Int) {
    #expect(
      rules("merchant: acme\nsubmerchants: [{ id: books, tier: \"\(tier)\" }]", "invalid-tier").count == count
    )
  }
}
