/// What `catalog:` of a workspace changes in the built-in facts; every part says why.
public struct CatalogOverrides: Hashable, Sendable {
  /// `pgs:`, merged key by key over the built-in entries.
  public var pgs: [PGOverride]
  /// `shared-mids:`, live contracts behind several stores.
  public var sharedMIDs: [SharedMID]
  /// `test-credentials:`, shared test MIDs allowed at PGs that want credentials of one's own.
  public var testCredentials: [OpenedTestCredentials]

  /// The overrides of a workspace; none by default.
  public init(
    pgs: [PGOverride] = [], sharedMIDs: [SharedMID] = [], testCredentials: [OpenedTestCredentials] = []
  ) {
    self.pgs = pgs
    self.sharedMIDs = sharedMIDs
    self.testCredentials = testCredentials
  }

  /// Whether nothing is changed.
  public var isEmpty: Bool { pgs.isEmpty && sharedMIDs.isEmpty && testCredentials.isEmpty }

  /// A live MID that is one contract behind several stores.
  public struct SharedMID: Hashable, Sendable {
    /// The PG's id.
    public var pg: String
    /// The MID.
    public var mid: String
    /// Why it may be.
    public var because: String

    /// Opens `mid` of `pg`.
    public init(pg: String, mid: String, because: String) {
      self.pg = pg
      self.mid = mid
      self.because = because
    }
  }

  /// Shared test MIDs that the workspace allows at a PG under the own-credentials rule.
  public struct OpenedTestCredentials: Hashable, Sendable {
    /// The PG's id.
    public var pg: String
    /// The MIDs allowed; empty for every shared one.
    public var mids: [String]
    /// The modules allowed; empty for all.
    public var modules: ModuleSet
    /// Why they are.
    public var because: String

    /// Opens shared test MIDs of `pg`.
    public init(pg: String, mids: [String] = [], modules: ModuleSet = [], because: String) {
      self.pg = pg
      self.mids = mids
      self.modules = modules
      self.because = because
    }
  }

  /// Newer facts on one PG; whatever they do not state stays as it is built in.
  public struct PGOverride: Hashable, Sendable {
    /// The PG's id, which the catalog must know.
    public var pg: String
    /// The source and date of the news.
    public var because: String
    /// What is new, in the order in which it is merged.
    public var facts: [CatalogFact]

    /// Newer facts on `pg`.
    public init(pg: String, because: String, facts: [CatalogFact]) {
      self.pg = pg
      self.because = because
      self.facts = facts
    }
  }
}
