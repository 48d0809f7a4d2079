import Testing

@testable import MidasConsole

@Suite("Names that a draft makes up")
struct DraftNamesTests {
  @Test(
    "Ids are made from names, Korean ones in Latin letters",
    arguments: [
      ("Acme card", "acme-card"), ("KCP_Card (new!)", "kcp-card-new"), ("카드결제", "kadeugyeolje"),
      ("네이버 Pay", "neibeo-pay"), ("한글", "hangeul"), ("  --", ""), ("日本", ""), ("é1", "1"),
      (String(repeating: "a", count: 62) + " b", String(repeating: "a", count: 62)),
    ])
  func slugs(name: String, slug: String) { #expect(DraftNames.slug(name) == slug) }

  @Test("Each id is given once; where no name serves, the PG does")
  func unique() {
    var names = DraftNames()
    let long = String(repeating: "a", count: 80)
    let ids = [
      names.id(for: "Card", else: "kcp"), names.id(for: "card!", else: "kcp"),
      names.id(for: nil, else: "html5_inicis"),
      names.id(for: "日本", else: "html5_inicis"), names.id(for: long, else: ""), names.id(for: long, else: ""),
    ]
    #expect(
      ids == [
        "card", "card-2", "html5-inicis", "html5-inicis-2", String(repeating: "a", count: 63),
        String(repeating: "a", count: 61) + "-2",
      ])
  }

  @Test("Variables are named after what they are for")
  func references() {
    #expect(DraftNames.reference("acme", "card-2", "sign_key") == "env://ACME_CARD_2_SIGN_KEY")
    #expect(DraftNames.reference("11st", "key") == "env://_11ST_KEY")
  }
}
