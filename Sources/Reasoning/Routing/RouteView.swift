public import MidasCatalog
public import MidasResources

/// One merchant as requests see it: its channels from old to young, its defaults and groups.
public struct RouteView: Sendable {
  /// The merchant's handle.
  public let merchant: String
  /// Where the order of the channels comes from.
  public let order: Order
  /// Every channel of the merchant, oldest first.
  public let channels: [Channel]
  /// The ids of its sub-merchants.
  public let submerchants: Set<String>
  /// Its groups, in address order.
  public let groups: [Group]
  /// Channel ids by the address of the default.
  let defaults: [Address: String]

  /// Where an order of channels comes from.
  public enum Order: String, Sendable {
    /// The ordinals that a store recorded: PortOne's own order.
    case recorded
    /// The order of declaration, which is PortOne's only after a first apply.
    case declared
  }

  /// One channel as requests see it.
  public struct Channel: Hashable, Sendable {
    /// Its address.
    public let address: Address
    /// Whether it moves real money.
    public let isLive: Bool
    /// The PG's id, as recorded.
    public let pg: String
    /// Its modules; those that this program does not know are left out.
    public let modules: ModuleSet
    /// Its methods; empty where none are listed, so that any may be meant.
    public let methods: MethodSet
    /// Its currencies; empty where none are listed, so that any may be meant.
    public let currencies: [String]
    /// Its MID.
    public let mid: String
    /// The channel key that the console gave it.
    public let key: String?
    /// The id of the sub-merchant that alone uses it.
    public let assigned: String?

    /// The sub-merchant that alone uses it.
    public var assignedAddress: Address? { assigned.map { .submerchant(address.merchant, $0) } }
  }

  /// One group as requests see it.
  public struct Group: Hashable, Sendable {
    /// Its address.
    public let address: Address
    /// The id that the console gave it.
    public let key: String?
    /// Its enabled members: the heaviest first, equal ones in the order of their ids.
    public let members: [Member]

    /// A channel of a group and its share in percent.
    public struct Member: Hashable, Sendable {
      /// The channel's id.
      public let channel: String
      /// Its share.
      public let weight: Int
    }
  }
}

// MARK: - Reading resources

extension RouteView {
  /// A merchant as a store recorded it, in the order of the ordinals.
  public init(_ merchant: RecordedMerchant) {
    self.init(
      merchant: merchant.handle, order: .recorded, channels: merchant.channelsByOrdinal.map(\.resource),
      resources: merchant.resources.lazy.map(\.resource))
  }

  /// A merchant as its workspace declares it, in the order of declaration.
  public init(_ merchant: WantedMerchant) {
    let byAddress = Dictionary(
      merchant.resources.lazy.map { ($0.resource.address, $0.resource) },
      uniquingKeysWith: { first, _ in first })
    self.init(
      merchant: merchant.handle, order: .declared,
      channels: merchant.channelOrder.compactMap { byAddress[$0] },
      resources: merchant.resources.lazy.map(\.resource))
  }

  /// A merchant with these channels, oldest first; the other kinds are picked from `resources`.
  public init(
    merchant: String, order: Order, channels: some Sequence<Resource>, resources: some Sequence<Resource>
  ) {
    var submerchants: Set<String> = []
    var groups: [Group] = []
    var defaults: [Address: String] = [:]
    for resource in resources {
      switch resource.address.kind {
      case .submerchant: submerchants.insert(resource.address.id)
      case .group: groups.append(Group(resource))
      case .default: defaults[resource.address] = resource.text(.defaultChannel)
      case .merchant, .channel, .key, .webhook, .whitelist: break
      }
    }
    self.merchant = merchant
    self.order = order
    self.channels = channels.map(Channel.init)
    self.submerchants = submerchants
    self.groups = groups.sorted { $0.address < $1.address }
    self.defaults = defaults
  }
}

extension RouteView.Channel {
  /// A channel resource as requests see it.
  init(_ resource: Resource) {
    address = resource.address
    isLive = resource.text(.channelMode) == "live"
    pg = resource.text(.channelPG) ?? ""
    modules = ModuleSet(resource.members(.channelModules).compactMap(Module.init(name:)))
    methods = MethodSet(resource.members(.channelMethods).compactMap { SpelledMethod($0)?.method })
    currencies = resource.members(.channelCurrencies)
    mid = resource.text(.channelMID) ?? ""
    key = resource.text(.channelKey)
    assigned = resource.text(.channelAssign)
  }
}

extension RouteView.Group {
  /// A group resource as requests see it; members are recorded as "70" or "30 off".
  init(_ resource: Resource) {
    address = resource.address
    key = resource.text(.groupKey)
    let enabled = resource.entries(.groupChannels).compactMap { entry -> Member? in
      Int(entry.value).map { Member(channel: entry.key, weight: $0) }
    }
    members = enabled.sorted { ($1.weight, $0.channel) < ($0.weight, $1.channel) }
  }
}
