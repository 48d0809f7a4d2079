/// One PG of the catalog: what the public documents say of it.
///
/// Stored as plain values so that rules read a fact by index without copying the rest.
public struct PG: Hashable, Sendable {
  /// The id that `pg:` takes: PortOne's provider value in lower case.
  public var id: String
  /// The provider value under which state records the PG's channels: the id, but `kcp_v2` for `kcp_identity`.
  public let provider: String
  /// Its names.
  public var name: Name
  /// The company behind it; nil where the documents name none.
  public var company: Company?
  /// Whether it takes contracts.
  public var status: Status
  /// When it ended, as the documents put it.
  public var ended: String?
  /// Modules that take no new contracts, though the PG does.
  public var closedModules: ModuleSet
  /// The codes that requests name it by.
  public var codes: Codes
  /// The modules it has, and in which PortOne generations.
  public var modules: Modules
  /// The methods of its modules.
  public var methods: Methods
  /// The fields of its credentials.
  public var credentials: Credentials
  /// What is known of its MIDs.
  public var mid: MIDFacts
  /// Its shared, published and former test MIDs, and what tests run on.
  public var test: TestCredentials
  /// Webhooks of the merchant, and addresses to be registered at the PG.
  public var webhook: Webhook
  /// The modules that a channel group may route, per generation.
  public var smartRouting: SmartRouting
  /// The currencies it takes.
  public var currencies: Currencies
  /// Other PGs of the company for modules that this one lacks.
  public var siblings: [Sibling]
  /// What a channel of it leaves to a person, beside what `webhook` and `test` say.
  public var duties: [Duty]
  /// What else a person should know; where documents disagree, both sides.
  public var notes: [String]
  /// The documents that the facts were read in.
  public var sources: [Source]

  init(
    id: String, name: Name, company: Company?, status: Status, ended: String? = nil,
    closedModules: ModuleSet = [], codes: Codes,
    modules: Modules = Modules(), methods: Methods = Methods(), credentials: Credentials = Credentials([]),
    mid: MIDFacts = MIDFacts(), test: TestCredentials = TestCredentials(), webhook: Webhook = Webhook(),
    smartRouting: SmartRouting = SmartRouting(), currencies: Currencies = Currencies(),
    siblings: [Sibling] = [], duties: [Duty] = [], notes: [String] = [], sources: [Source]
  ) {
    self.id = id
    self.name = name
    self.company = company
    self.status = status
    self.ended = ended
    self.closedModules = closedModules
    self.codes = codes
    self.provider = codes.v2.lowercased()
    self.modules = modules
    self.methods = methods
    self.credentials = credentials
    self.mid = mid
    self.test = test
    self.webhook = webhook
    self.smartRouting = smartRouting
    self.currencies = currencies
    self.siblings = siblings
    self.duties = duties
    self.notes = notes
    self.sources = sources
  }

  /// The names of a PG.
  public struct Name: Hashable, Sendable {
    /// In English.
    public var english: String
    /// As PortOne's console shows it; nil where no document gives one.
    public var korean: String?

    init(_ english: String, korean: String?) {
      self.english = english
      self.korean = korean
    }
  }

  /// Whether a PG takes new contracts, and whether it works at all.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    case active
    /// PortOne's support must agree first.
    case activeOnRequest = "active-on-request"
    /// Existing contracts work, new ones are not made.
    case noNewSignups = "no-new-signups"
    /// Payments no longer work.
    case ended
    /// Its pages were taken out of the documents.
    case documentsRemoved = "documents-removed"
    /// A value of an enumeration without any page.
    case enumerationOnly = "enumeration-only"
  }

  /// The codes that requests name a PG by.
  public struct Codes: Hashable, Sendable {
    /// The value of V1's `pg`, as in `IMP.request_pay({pg: "kcp"})`; nil where V1 can only name the channel key.
    public var v1: String?
    /// The V1 code of API requests where it is another than `v1`.
    public var v1API: String?
    /// The V1 code of identity requests where it is another than `v1`.
    public var v1Identity: String?
    /// The member of V2's `PgProvider`.
    public var v2: String
    /// The key below `bypass` in V1 requests, where the documents name one.
    public var v1Bypass: String?

    init(
      v1: String?, v1API: String? = nil, v1Identity: String? = nil, v2: String, v1Bypass: String? = nil
    ) {
      self.v1 = v1
      self.v1API = v1API
      self.v1Identity = v1Identity
      self.v2 = v2
      self.v1Bypass = v1Bypass
    }

    /// The code by which V1 requests of a kind name this PG.
    public func v1(for kind: RequestKind) -> String? {
      switch kind {
      case .window: v1
      case .api: v1API ?? v1
      case .identity: v1Identity ?? v1
      }
    }
  }

  /// Another PG that has modules this one lacks.
  public struct Sibling: Hashable, Sendable {
    /// The modules to go there for.
    public var modules: ModuleSet
    /// The other PG's id.
    public var pg: String

    init(_ pg: String, for modules: ModuleSet) {
      self.pg = pg
      self.modules = modules
    }
  }

  /// Which modules a channel group may hold, per generation.
  public struct SmartRouting: Hashable, Sendable, BitwiseCopyable {
    /// In V1.
    public var v1: ModuleSet
    /// In V2.
    public var v2: ModuleSet

    init(v1: ModuleSet = [], v2: ModuleSet = []) {
      self.v1 = v1
      self.v2 = v2
    }

    /// The modules eligible in at least one of the generations.
    @inlinable
    public func modules(in generations: GenerationSet) -> ModuleSet {
      (generations.contains(.v1) ? v1 : []).union(generations.contains(.v2) ? v2 : [])
    }
  }
}
