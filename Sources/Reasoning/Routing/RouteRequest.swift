public import MidasCatalog
public import MidasResources

/// The question a payment request asks: which channel it reaches.
public struct RouteRequest: Hashable, Sendable {
  /// The merchant or sub-merchant that asks.
  public var scope: Address
  /// The kind of request.
  public var kind: RequestKind
  /// How it names the channel.
  public var naming: Naming

  /// A request of `scope`, which is a merchant or a sub-merchant.
  public init(scope: Address, kind: RequestKind = .window, naming: Naming) {
    self.scope = scope
    self.kind = kind
    self.naming = naming
  }

  /// How a request names a channel.
  public enum Naming: Hashable, Sendable {
    /// V1's `pg`: `code.MID`, `code`, or empty where the request names none.
    case pg(String)
    /// A channel key, or the id of a channel group.
    case key(String)
    /// What the channel must be able to do.
    case ability(Ability)
  }

  /// What a channel must be able to do.
  public struct Ability: Hashable, Sendable {
    /// Whether it must move real money.
    public var mode: Mode
    /// The module it must have.
    public var module: Module
    /// The method it must take, if one is asked for.
    public var method: Method?
    /// The currency it must take, if one is asked for.
    public var currency: String?

    /// An ability to ask for.
    public init(mode: Mode, module: Module, method: Method? = nil, currency: String? = nil) {
      self.mode = mode
      self.module = module
      self.method = method
      self.currency = currency
    }
  }
}
