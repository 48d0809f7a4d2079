/// A saved answer of `GET /users/pg`: of the representative store, or of the sub-merchant with a tier code.
public struct SavedList: Hashable, Sendable {
  /// The tier code under which it was asked for; nothing for the representative store.
  public let tier: String?
  /// The rows in the order listed.
  public let rows: [PGSetting]

  /// The rows that were listed for a store.
  public init(tier: String?, rows: [PGSetting]) {
    self.tier = tier
    self.rows = rows
  }

  /// Whether a text is a tier code: three of A–Z and 0–9 (TierAnnotation of PortOne's V1 OpenAPI).
  public static func isTier(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }
}
