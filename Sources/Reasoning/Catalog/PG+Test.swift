extension PG {
  /// What a test channel of a PG can run on.
  public struct TestCredentials: Hashable, Sendable {
    /// PortOne's shared test MIDs of today.
    public var shared: [TestMID]
    /// MIDs printed in public for tests that nevertheless need credentials of one's own.
    public var published: [String]
    /// Shared test MIDs of earlier years.
    public var former: [FormerTestMID]
    /// The modules that at least one of the shared MIDs serves.
    public var serves: ModuleSet
    /// The documents want credentials issued to the merchant; for danal, for identity only.
    public var ownRequired: ModuleSet
    /// Tests run, or may run, on the MID of the merchant's own contract.
    public var onContractedMID: OnContractedMID?
    /// What a test payment does to money, if the documents say.
    public var behaviour: Behaviour?
    /// When a real charge is taken back, as the documents put it.
    public var cancelWindow: String?
    /// What cannot be tested, and other limits.
    public var restrictions: [String]
    /// How sure the shared MIDs are.
    public var confidence: Confidence

    init(
      shared: [TestMID] = [], published: [String] = [], former: [FormerTestMID] = [],
      ownRequired: ModuleSet = [], onContractedMID: OnContractedMID? = nil, behaviour: Behaviour? = nil,
      cancelWindow: String? = nil, restrictions: [String] = [], confidence: Confidence = .plain
    ) {
      self.shared = shared
      self.published = published
      self.former = former
      self.serves = shared.reduce(into: ModuleSet()) { $0.formUnion($1.modules) }
      self.ownRequired = ownRequired
      self.onContractedMID = onContractedMID
      self.behaviour = behaviour
      self.cancelWindow = cancelWindow
      self.restrictions = restrictions
      self.confidence = confidence
    }
  }

  /// What a test payment does to money.
  public enum Behaviour: String, CaseIterable, Hashable, Sendable {
    case noCharge = "no-charge"
    case chargedThenCancelled = "charged-then-cancelled"
    case chargedForGood = "charged-for-good"
  }

  /// Where tests run, or may run, on the MID of the merchant's own contract.
  public struct OnContractedMID: Hashable, Sendable, BitwiseCopyable {
    /// The modules it is limited to; empty for no limit.
    public var modules: ModuleSet
    /// The methods it is limited to; empty for no limit.
    public var methods: MethodSet
    /// How sure it is.
    public var confidence: Confidence
    /// Whether the rules on live MIDs in test channels make an exception for it.
    public var exemptsTestChannels: Bool

    init(
      modules: ModuleSet = [], methods: MethodSet = [], confidence: Confidence = .plain,
      exemptsTestChannels: Bool = true
    ) {
      self.modules = modules
      self.methods = methods
      self.confidence = confidence
      self.exemptsTestChannels = exemptsTestChannels
    }

    /// Whether a channel with these modules and methods may test on its contracted MID.
    public func covers(modules: ModuleSet, methods: MethodSet) -> Bool {
      (self.modules.isEmpty || !self.modules.isDisjoint(with: modules))
        && (self.methods.isEmpty || !self.methods.isDisjoint(with: methods))
    }
  }
}

/// A shared test MID of today: one contract that PortOne lends to everybody's test channels.
public struct TestMID: Hashable, Sendable {
  /// The MID.
  public var mid: String
  /// The modules it serves.
  public var modules: ModuleSet
  /// What a channel must ask for to be given it; nil for any channel with those modules.
  public var qualifier: Qualifier?
  /// Other credential fields whose shared value is printed in public.
  public var companions: [String: String]

  /// A shared test MID that serves `modules`.
  public init(
    _ mid: String, for modules: ModuleSet, only qualifier: Qualifier? = nil,
    companions: [String: String] = [:]
  ) {
    self.mid = mid
    self.modules = modules
    self.qualifier = qualifier
    self.companions = companions
  }

  /// What narrows a shared test MID.
  public enum Qualifier: Hashable, Sendable {
    /// It takes these methods alone.
    case methods(MethodSet)
    /// It is the MID of one easy-pay brand of the hub.
    case brand(Method)
    /// It is for channels with this tax setting.
    case tax(Tax)
    /// It takes this currency (ISO 4217) alone.
    case currency(String)
    /// It is a seller in this country (ISO 3166).
    case country(String)
    /// It has a purpose that no file shows: escrow, overseas, domestic.
    case scope(String)
    /// It takes these card data alone.
    case cardFields(String)
  }
}

/// A shared test MID of earlier years, which no longer works.
public struct FormerTestMID: Hashable, Sendable {
  /// The MID.
  public var mid: String
  /// The modules it served.
  public var modules: ModuleSet
  /// What narrowed it.
  public var qualifier: TestMID.Qualifier?
  /// When it was last seen, as the documents date it.
  public var asOf: String
  /// How sure it is that it was shared; below `plain` its use is a warning.
  public var confidence: Confidence

  /// A former shared test MID.
  public init(
    _ mid: String, for modules: ModuleSet, only qualifier: TestMID.Qualifier? = nil, asOf: String,
    confidence: Confidence = .plain
  ) {
    self.mid = mid
    self.modules = modules
    self.qualifier = qualifier
    self.asOf = asOf
    self.confidence = confidence
  }
}

/// The tax setting of a channel.
public enum Tax: String, CaseIterable, Hashable, Sendable {
  case unset
  case taxable
  case taxFree = "tax-free"
}
