extension PG {
  /// Webhooks of the merchant, and addresses of PortOne's that must be registered at the PG.
  public struct Webhook: Hashable, Sendable {
    /// Whether the PG's documents ask the merchant for a webhook.
    public var demand: Demand
    /// Why they do.
    public var reason: String?
    /// Where the PG reports deposits into virtual accounts to.
    public var deposit: DepositNotification?
    /// Other addresses of PortOne's that the PG must be told.
    public var others: [PGSideURL]

    init(
      demand: Demand = .none, reason: String? = nil, deposit: DepositNotification? = nil,
      others: [PGSideURL] = []
    ) {
      self.demand = demand
      self.reason = reason
      self.deposit = deposit
      self.others = others
    }

    /// Whether a PG's documents ask for a webhook.
    public enum Demand: Hashable, Sendable, BitwiseCopyable {
      case none
      /// For channels with at least one of the modules.
      case recommended(ModuleSet)
      case required
    }
  }

  /// The address to which a PG reports deposits, per generation.
  public struct DepositNotification: Hashable, Sendable {
    /// For V1 modules.
    public var v1: String?
    /// For V2 modules.
    public var v2: String?
    /// Who registers it, and where.
    public var setBy: String
    /// Whether that happens without the merchant's doing.
    public var isAutomatic: Bool

    init(v1: String? = nil, v2: String? = nil, setBy: String, isAutomatic: Bool = false) {
      self.v1 = v1
      self.v2 = v2
      self.setBy = setBy
      self.isAutomatic = isAutomatic
    }
  }

  /// An address of PortOne's that must be registered at a PG.
  public struct PGSideURL: Hashable, Sendable {
    /// What the PG reports there.
    public var purpose: String
    /// The generation whose modules it is for.
    public var generation: Generation
    /// The address.
    public var url: String
    /// Where it is registered.
    public var place: String
    /// A condition that no file shows; nil where it always must be.
    public var condition: String?
    /// Only virtual accounts need it.
    public var isOfDeposits: Bool

    init(
      _ purpose: String, _ generation: Generation, _ url: String, at place: String,
      onlyIf condition: String? = nil,
      ofDeposits isOfDeposits: Bool = false
    ) {
      self.purpose = purpose
      self.generation = generation
      self.url = url
      self.place = place
      self.condition = condition
      self.isOfDeposits = isOfDeposits
    }
  }
}
