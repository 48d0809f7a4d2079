/// What PortOne lists of one merchant: the channels of its representative store, and those of its sub-merchants.
public struct ListedMerchant: Hashable, Sendable {
  /// The channels that `GET /users/pg` lists, in its order.
  public var channels: [ListedChannel]
  /// What it tells of each sub-merchant, by the id that Midas has for it.
  public var tiers: [String: Tier]

  /// The lists of one merchant.
  public init(channels: [ListedChannel], tiers: [String: Tier] = [:]) {
    self.channels = channels
    self.tiers = tiers
  }

  /// What PortOne tells of a sub-merchant.
  public enum Tier: Hashable, Sendable {
    /// It knows no such tier code.
    case missing
    /// Its name in the console, and the channels listed under header `Tier`, in their order.
    case found(name: String, channels: [ListedChannel])

    /// The channels listed for it.
    public var channels: [ListedChannel] {
      if case .found(_, let channels) = self { channels } else { [] }
    }
  }

  /// Every channel once, those of the representative store first, with the sub-merchants that list it.
  var all: [(channel: ListedChannel, isAtRoot: Bool, tiers: Set<String>)] {
    var all = channels.map { (channel: $0, isAtRoot: true, tiers: Set<String>()) }
    var places = Dictionary(
      all.enumerated().map { ($0.element.channel.identity, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (id, tier) in tiers.sorted(by: { $0.key < $1.key }) {
      for channel in tier.channels {
        if let place = places[channel.identity] {
          all[place].tiers.insert(id)
        } else {
          places[channel.identity] = all.count
          all.append((channel, false, [id]))
        }
      }
    }
    return all
  }
}
