public import MidasCatalog

/// `catalog:` of midas.yaml as its author wrote it: dated facts, each with its reason.
public struct CatalogDocument: Sendable {
  /// The shared test MIDs opened under `test-credentials`.
  public var testCredentials: [TestCredentials] = []
  /// The contracts opened under `shared-mids`.
  public var sharedMIDs: [SharedMID] = []
  /// What `pgs` states.
  public var pgs: [NewerFacts] = []
  /// Every PG id named, with where it stands.
  public var namedPGs: [Located<String>] = []

  /// A catalog of which nothing is changed.
  public init() {}

  /// An entry of `test-credentials`.
  public struct TestCredentials: Sendable {
    /// The PG's id.
    public let pg: Located<String>
    /// The MIDs allowed; empty for every shared one.
    public let mids: [Located<String>]
    /// The modules allowed; empty for all.
    public let modules: [Located<Module>]
    /// Why they are.
    public let because: Located<String>
  }

  /// An entry of `shared-mids`.
  public struct SharedMID: Sendable {
    /// The PG's id.
    public let pg: Located<String>
    /// The MID.
    public let mid: Located<String>
    /// Why several stores may have it.
    public let because: Located<String>
  }

  /// A PG under `pgs`.
  public struct NewerFacts: Sendable {
    /// The PG's id.
    public let pg: Located<String>
    /// The source and date of the news.
    public let because: Located<String>
    /// What is new, in the order in which it is merged; what failed its shape is left out.
    public let facts: [Located<CatalogFact>]
    /// There is nothing beside the reason.
    public let statesNothing: Bool
  }

  /// What it changes in the built-in catalog; entries keep their order.
  public var overrides: CatalogOverrides {
    CatalogOverrides(
      pgs: pgs.map { .init(pg: $0.pg.value, because: $0.because.value, facts: $0.facts.map(\.value)) },
      sharedMIDs: sharedMIDs.map { .init(pg: $0.pg.value, mid: $0.mid.value, because: $0.because.value) },
      testCredentials: testCredentials.map { entry in
        .init(
          pg: entry.pg.value, mids: entry.mids.map(\.value), modules: ModuleSet(entry.modules.map(\.value)),
          because: entry.because.value)
      })
  }
}
