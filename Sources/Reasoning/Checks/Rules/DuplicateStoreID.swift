import MidasDiagnostics

extension Rule {
  static let duplicateStoreID = Rule(
    id: "duplicate-store-id",
    summary: "Two stores have one store id.",
    rationale: """
      V2 names a store by `storeId` alone, and PortOne gives every merchant and every sub-merchant its own. With one \
      id on two, the payments and settlements of one store appear in the other.
      """,
    accepts: """
      merchant: acme
      keys: { store-id: store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec }
      submerchants:
        - { id: books, tier: "B01", store-id: store-9a1c5f0e-2c58-4d0b-9f3e-51f2f0a7d6aa }
      """,
    rejects: """
      merchant: acme
      keys: { store-id: store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec }
      submerchants:
        - { id: books, tier: "B01", store-id: ‹store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec› }
      """,
    holders: .storeID,
    check: { holders, findings in
      guard let first = holders.first else { return }
      for holder in holders.dropFirst() where holder.address != first.address {
        let store = storeName(holder.address)
        findings.report(
          "the store id of `\(store)` is also that of `\(storeName(first.address))`", at: holder.place,
          label: "payments of one store would be the other's",
          related: [.init("first used here", at: first.place)],
          help: "write the id that the console shows for `\(store)`")
      }
    })
}

/// The merchant or sub-merchant that holds a store id: `acme` for `acme#key.store-id`.
private func storeName(_ address: String) -> Substring { address.prefix { $0 != "#" } }
