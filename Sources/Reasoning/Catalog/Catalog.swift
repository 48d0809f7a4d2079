/// The PGs that PortOne connects to: the built-in facts, or those with a workspace's `catalog:` merged in.
///
/// Facts are dated: documents of August 2026. An entry is named by its index in `entries`.
///
/// A class, so that handing it around costs one reference.
public final class Catalog: Sendable {
  /// The PGs in the byte order of their ids.
  public let entries: [PG]
  /// What the workspace opened and why; empty in the built-in catalog.
  public let overrides: CatalogOverrides

  private let ids: ByteTable
  private let identityEntries: [Int?]
  private let underOwnCredentialsRule: [Bool]
  private let liveForms: LiveForms

  let testMIDs: ByteTable
  let testMIDOwners: [[TestMIDOwner]]

  /// The facts that the program was built with.
  public static let builtIn = Catalog(Catalog.builtInEntries)

  init(_ unsorted: [PG], overrides: CatalogOverrides = CatalogOverrides()) {
    let entries = unsorted.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.entries = entries
    self.overrides = overrides
    ids = ByteTable(entries.enumerated().map { ($0.element.id, UInt16($0.offset)) })
    identityEntries = entries.map { pg in
      entries.firstIndex { $0.id != pg.id && $0.codes.v2 == pg.codes.v2 && $0.modules.isIdentityOnly }
    }
    underOwnCredentialsRule = entries.map { Catalog.ownTestCredentialsRule.contains($0.id) }
    liveForms = LiveForms(of: entries)
    (testMIDs, testMIDOwners) = TestMIDOwner.table(of: entries)
  }

  // MARK: - Finding a PG

  /// The index of the PG with this id.
  public func index(ofPG id: UnsafeBufferPointer<UInt8>) -> Int? {
    ids.find(id).map(Int.init)
  }

  /// The index of the PG with this id.
  public func index(ofPG id: String) -> Int? {
    var id = id
    return id.withUTF8 { index(ofPG: $0) }
  }

  /// The index of the entry that a channel's modules mean: `kcp_v2` with identity alone is `kcp_identity`.
  public func index(_ pg: Int, for modules: ModuleSet) -> Int {
    modules == [.identity] ? identityEntries[pg] ?? pg : pg
  }

  /// Whether a MID has the form that a PG states of its live ones; false where it states none.
  public func looksLive(_ mid: UnsafeBufferPointer<UInt8>, at pg: Int) -> Bool {
    liveForms.matches(mid, at: pg)
  }

  /// The first PG of another company than that of `pg` whose live form a MID has, if the form tells enough.
  public func otherPG(thatIssued mid: UnsafeBufferPointer<UInt8>, than pg: Int) -> Int? {
    liveForms.telling.first { other in
      liveForms.matches(mid, at: other) && entries[other].company != entries[pg].company
    }
  }

  /// The id that a mistyped one most likely meant.
  public func suggestion(forPG id: String) -> String? {
    nearest(to: id, in: entries.lazy.map(\.id))
  }

  /// The PG with this id.
  public subscript(id: String) -> PG? {
    index(ofPG: id).map { entries[$0] }
  }

  /// Another PG of the same company that plainly has a module in one of the generations.
  ///
  /// The sibling that the documents point to comes first, then PGs that take contracts, by id.
  public func sibling(of pg: Int, for module: Module, in generations: GenerationSet = .all) -> Int? {
    let entry = entries[pg]
    if let named = entry.sibling(for: module).flatMap({ index(ofPG: $0) }),
      !entries[named].modules.generations.isDisjoint(with: generations)
    {
      return named
    }
    guard let company = entry.company else { return nil }
    return entries.indices.first { other in
      other != pg && entries[other].company == company && entries[other].status == .active
        && entries[other].support(module, in: generations) == .stated
    }
  }

  // MARK: - The product's rule on test credentials

  /// PGs for which a test channel must have credentials of its own: Naver Pay, Toss and PayPal.
  ///
  /// This is the product's rule. What the documents say stands in `PG.TestCredentials` and differs in places.
  public static let ownTestCredentialsRule: Set<String> = [
    "naverpay", "naverco", "tosspay", "tosspay_v2", "toss_brandpay", "tosspayments", "uplus", "paypal",
    "paypal_v2",
  ]

  /// Whether a PG stands under `ownTestCredentialsRule`, whatever the workspace opened.
  public func isUnderOwnTestCredentialsRule(_ pg: Int) -> Bool { underOwnCredentialsRule[pg] }

  /// Whether the workspace lets a test channel with these modules use a shared MID despite the rule.
  public func opensTestCredentials(_ pg: Int, modules: ModuleSet, mid: String) -> Bool {
    testCredentialsEntry(for: pg, modules: modules, mid: mid) != nil
  }

  /// The position of the entry under `test-credentials` that lets such a test channel use a shared MID.
  public func testCredentialsEntry(for pg: Int, modules: ModuleSet, mid: String) -> Int? {
    let id = entries[pg].id
    return overrides.testCredentials.firstIndex { opened in
      opened.pg == id && (opened.mids.isEmpty || opened.mids.contains(mid))
        && (opened.modules.isEmpty || modules.isSubset(of: opened.modules))
    }
  }

  /// Whether the workspace opens one live MID to several stores.
  public func opensSharedMID(_ pg: Int, mid: String) -> Bool { sharedMIDEntry(for: pg, mid: mid) != nil }

  /// The position of the entry under `shared-mids` that opens a live MID to several stores.
  public func sharedMIDEntry(for pg: Int, mid: String) -> Int? {
    let provider = entries[pg].provider
    return overrides.sharedMIDs.firstIndex { $0.mid == mid && ($0.pg == entries[pg].id || $0.pg == provider) }
  }
}
