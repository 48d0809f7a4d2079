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

  /// Newer facts on one PG.
  ///
  /// What is nil or empty keeps the built-in fact.
  public struct PGOverride: Hashable, Sendable {
    /// The PG's id, which the catalog must know.
    public var pg: String
    /// The source and date of the news.
    public var because: String
    /// `status:` replaces.
    public var status: PG.Status?
    /// `modules: {v1: [...]}`: modules that a generation now has; the others keep their statement.
    public var modulesV1: ModuleSet
    /// `modules: {v2: [...]}`, likewise.
    public var modulesV2: ModuleSet
    /// `without-modules:`, modules that no generation has any more.
    public var withoutModules: ModuleSet
    /// `methods: {window.general: [...]}`: methods added to a module's lists in every generation that has one.
    public var methods: [Module: MethodSet]
    /// `test-mids:`, shared test MIDs added; one that is already listed is replaced.
    public var testMIDs: [TestMID]
    /// `former-mids:`, MIDs that are shared no longer: taken out of the shared ones, added to the former ones.
    public var formerMIDs: [FormerTestMID]
    /// `live-prefix:` replaces.
    public var livePrefix: String?
    /// `currencies:` replaces the closed list.
    public var currencies: [String]?
    /// `webhook:` required or none, replaces.
    public var webhook: PG.Webhook.Demand?

    /// Newer facts on `pg`.
    public init(
      pg: String, because: String, status: PG.Status? = nil, modulesV1: ModuleSet = [],
      modulesV2: ModuleSet = [], withoutModules: ModuleSet = [], methods: [Module: MethodSet] = [:],
      testMIDs: [TestMID] = [], formerMIDs: [FormerTestMID] = [], livePrefix: String? = nil,
      currencies: [String]? = nil, webhook: PG.Webhook.Demand? = nil
    ) {
      self.pg = pg
      self.because = because
      self.status = status
      self.modulesV1 = modulesV1
      self.modulesV2 = modulesV2
      self.withoutModules = withoutModules
      self.methods = methods
      self.testMIDs = testMIDs
      self.formerMIDs = formerMIDs
      self.livePrefix = livePrefix
      self.currencies = currencies
      self.webhook = webhook
    }
  }
}
