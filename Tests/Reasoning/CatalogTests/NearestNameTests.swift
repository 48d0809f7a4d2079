import MidasCatalog
import Testing

/// What a mistyped name most likely meant.
@Suite struct NearestNameTests {
  @Test(arguments: [
    ("html5inicis", "html5_inicis"), ("inicis_html5", nil), ("kpc", "kcp"), ("tosspayment", "tosspayments"),
    ("toss_payments", "tosspayments"), ("NAVERPAY", "naverpay"), ("naver_pay", "naverpay"),
    ("kcp-v2", "kcp_v2"), ("stripe", nil), ("", nil), ("x", nil), ("paypalv2", "paypal_v2"),
    ("나이스", nil),
  ])
  func suggestsPGs(typed: String, meant: String?) {
    #expect(Catalog.builtIn.suggestion(forPG: typed) == meant)
  }

  @Test func theFirstOfEquallyNearNamesWins() {
    #expect(nearest(to: "window.simpl", in: Module.allCases.map(\.name)) == "window.simple")
    #expect(nearest(to: "carx", in: ["carb", "card"]) == "carb")
    #expect(nearest(to: "crad", in: ["trad", "card"]) == "trad")
    #expect(nearest(to: "Card", in: ["cars", "card"]) == "card")
  }
}
