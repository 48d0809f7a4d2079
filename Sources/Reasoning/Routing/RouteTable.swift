public import MidasCatalog
public import MidasResources

/// Every request of one merchant that has an answer of its own, with that answer.
///
/// What is in no row is answered as the row of its scope and kind that names no PG, or as `CatalogRoutes` say of
/// every merchant alike.
public struct RouteTable: Sendable {
  /// The merchant itself, then its sub-merchants in the order of their addresses.
  public let scopes: [Scope]
  /// Every channel, oldest first.
  public let channels: [Channel]
  /// Every group with its enabled members, in address order.
  public let groups: [RouteAnswer.Group]
  /// The channel and group keys, in byte order; a key that has two holders names the one that requests reach.
  public let keys: [Key]

  /// The requests of one merchant or sub-merchant.
  public struct Scope: Sendable {
    /// Who asks.
    public let address: Address
    /// V1 requests by what they say in `pg`: by kind, then in byte order, the one that names no PG first.
    public let named: [Named]
    /// Requests by what a channel must be able to do, by mode and module.
    public let abilities: [Ability]
  }

  /// A V1 request and its answer.
  public struct Named: Sendable {
    /// The kind of request.
    public let kind: RequestKind
    /// What it says in `pg`; empty where it names no PG, whose answer is also that to whatever is in no row.
    public let pg: String
    /// What it reaches.
    public let answer: RouteAnswer
  }

  /// The channels of a scope that have one mode and module.
  public struct Ability: Sendable {
    /// The mode.
    public let mode: Mode
    /// The module.
    public let module: Module
    /// The channels, oldest first.
    public let channels: [Able]
    /// The groups that route among several of them.
    public let groups: [RouteAnswer.Group]

    /// A channel and what else it can do.
    public struct Able: Sendable {
      /// The channel.
      public let target: RouteAnswer.Target
      /// Its methods; empty where any may be meant.
      public let methods: MethodSet
      /// Its currencies; empty where any may be meant.
      public let currencies: [String]
    }
  }

  /// A channel, whoever asks and for whatever.
  public struct Channel: Sendable {
    /// The channel.
    public let target: RouteAnswer.Target
    /// The codes by which V1 requests name it: of the kinds that its modules have, in the order of these; nil where
    /// V1 has none.
    public let codes: [(kind: RequestKind, code: String?)]
  }

  /// A key and what it names, whatever the scope; a sub-merchant reaches of it what is assigned to it.
  public struct Key: Sendable {
    /// The channel key, or the id of a group.
    public let key: String
    /// What has it.
    public let holder: Holder

    /// What has a key.
    public enum Holder: Sendable {
      /// A channel.
      case channel(Channel)
      /// A group, and its enabled members, the heaviest first.
      case group(RouteAnswer.Group, members: [Channel])
    }
  }
}
