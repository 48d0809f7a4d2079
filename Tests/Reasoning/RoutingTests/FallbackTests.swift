import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// What PortOne takes when a V1 request names nothing that it finds.
@Suite struct FallbackTests {
  private func merchant(_ ids: [String], assign: String? = nil) -> Merchant {
    var merchant = Merchant()
    merchant.channels = ids.map {
      Merchant.channel($0, pg: "kcp", [.windowGeneral], mid: $0.uppercased(), assign: assign)
    }
    merchant.submerchant("books")
    return merchant
  }

  @Test func withoutADefaultTheOnlyChannelIsTaken() {
    let answer = merchant(["a"]).ask("nice")
    #expect(answer.outcome == .fallback)
    #expect(answer.ids == ["a"])
  }

  @Test func withoutADefaultSeveralAreAmbiguous() {
    let answer = merchant(["b", "a"]).ask("nice")
    #expect(answer.outcome == .ambiguous)
    #expect(answer.ids == ["b", "a"])
  }

  @Test func aDeclaredDefaultIsTaken() {
    var merchant = merchant(["b", "a"])
    merchant.default(.window, "a")
    #expect(merchant.ask("nice").ids == ["a"])
    #expect(merchant.ask("nice").outcome == .fallback)
  }

  @Test func aDefaultThatIsNoChannelOfTheKindIsNone() {
    var merchant = merchant(["b", "a"])
    merchant.default(.window, "gone")
    #expect(merchant.ask("nice").outcome == .ambiguous)
  }

  @Test func aSubmerchantTakesItsFirstAssignedChannelAndNeverTheMerchantsDefault() {
    var merchant = merchant(["b", "a"], assign: "books")
    merchant.channels.append(Merchant.channel("main", pg: "kcp", [.windowGeneral], mid: "MAIN"))
    merchant.default(.window, "main")
    #expect(merchant.ask("nice", of: "books").ids == ["b"])
    #expect(merchant.ask("nice", of: "books").outcome == .fallback)
    merchant.default(.window, "a", of: "books")
    #expect(merchant.ask("nice", of: "books").ids == ["a"])
    #expect(merchant.ask("nice").ids == ["main"])
  }

  @Test(arguments: [
    ("kpc", "`kpc` is no V1 code: did you mean `kcp`?"),
    ("zzzzzzzz", "`zzzzzzzz` is no V1 code"),
    ("nice", "`acme` has no channel of `nice`"),
    ("kcp.XX", "no window channel of `kcp` has the MID in `kcp.XX`"),
    ("", "the request names no PG"),
  ])
  func theReasonIsGivenFirst(pg: String, why: String) {
    #expect(merchant(["a"]).ask(pg).why.first == why)
  }

  @Test func aChannelWithoutAModuleOfTheKindIsNotThere() {
    var merchant = merchant(["a"])
    merchant.channels.append(Merchant.channel("api", pg: "nice", [.apiKeyIn], mid: "N"))
    #expect(merchant.ask("nice").why.first == "no channel of `nice` has a module for window requests")
  }
}
