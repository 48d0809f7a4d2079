import MidasCatalog
import Testing

/// Whose test MID a text is.
@Suite struct TestMIDOwnerTests {
  private let catalog = Catalog.builtIn

  private func owners(_ mid: String, _ catalog: Catalog = .builtIn) -> [String] {
    catalog.owners(ofTestMID: mid).map { "\(catalog.entries[$0.pg].id) \($0.standing)" }
  }

  @Test(arguments: [
    ("iamport01m", ["nice shared", "nice_v2 shared", "smartro shared"]),
    ("INIpayTest", ["html5_inicis shared", "inicis_v2 shared"]),
    ("T0000", ["kcp_v2 shared", "kcp former"]),
    ("BA001", ["kcp former", "kcp_billing former"]),
    ("naverpay-partner", ["naverpay published"]),
    ("inipaytest", []), ("MOIacme001", []), ("", []),
  ])
  func ownersAreListedCurrentFirst(mid: String, expected: [String]) {
    #expect(owners(mid) == expected)
  }

  @Test func everyListedMIDIsFound() {
    for (index, pg) in catalog.entries.enumerated() {
      for mid in pg.test.shared.map(\.mid) + pg.test.published + pg.test.former.map(\.mid) {
        #expect(catalog.owners(ofTestMID: mid).contains { $0.pg == index }, "\(pg.id) \(mid)")
      }
    }
  }

  @Test(arguments: [
    ("INIpayTest", "html5_inicis", "ownCurrent"), ("T0000", "kcp", "ownFormer"),
    ("T0000", "kcp_billing", "sameCompany"), ("INIpayTest", "kcp", "foreign"), ("AB12C", "kcp", "unlisted"),
    ("AO6R1", "kcp_v2", "ownCurrent"), ("naverpay-partner", "naverpay", "ownCurrent"),
    ("naverpay-partner", "naverco", "sameCompany"), ("midtest5", "settle", "ownFormer"),
    ("tosstest", "tosspayments", "foreign"),
  ])
  func standing(mid: String, id: String, expected: String) throws {
    let pg = try #require(catalog.index(ofPG: id))
    let word =
      switch catalog.standing(ofTestMID: mid, at: pg) {
      case .unlisted: "unlisted"
      case .ownCurrent: "ownCurrent"
      case .ownFormer: "ownFormer"
      case .sameCompany: "sameCompany"
      case .foreign: "foreign"
      }
    #expect(word == expected)
  }

  @Test func aFormerMIDIsNotASharedOneToo() {
    for pg in catalog.entries {
      #expect(Set(pg.test.shared.map(\.mid)).isDisjoint(with: pg.test.former.map(\.mid)), "\(pg.id)")
      #expect(Set(pg.test.shared.map(\.mid)).count == pg.test.shared.count, "\(pg.id)")
    }
  }

  @Test func formerMIDsKeepTheirConfidence() throws {
    let kcp = try #require(catalog.index(ofPG: "kcp"))
    #expect(catalog.owners(ofTestMID: "BA001").first { $0.pg == kcp }?.confidence == .low)
    #expect(catalog.owners(ofTestMID: "A52CY").first?.confidence == .plain)
  }
}
