import MidasPlanning
import MidasResources
import StateSupport
import TestSupport

/// A small merchant that changes at random, whose channels are known by a number that no rename touches.
struct RandomMerchant {
  struct Channel {
    let number: Int
    var id: String
    var mode: String
    var pg: String
    var mid: String
    var modules: [String]
    var methods: [String]
    var currencies: [String]
    var key: String?
    var store: Int?
  }

  /// What is drawn from; small, so that names collide.
  static let pgs = ["kcp", "nice", "html5_inicis", "kpn"]
  static let mids = ["M1", "M2", "M3", "INIpayTest"]
  static let keys = ["channel-key-1", "channel-key-2", "channel-key-3"]
  static let groupKey = "channel-group-1"
  static let modules = [["window.general"], ["api.key-in"], ["window.general", "api.key-in"], ["identity"]]

  var handle = "acme"
  var formerly: String?
  var channels: [Channel] = []
  /// The ids of the sub-merchants, by number; one that is gone has none.
  var stores: [Int: String] = [0: "books", 1: "toys"]
  var moved: [(Address, Address)] = []
  /// The channel, by number, that is a scope's default for a kind.
  var defaults: [String: Int] = [:]
  var group: [Int] = []
  private var drawn = 0

  init(_ random: inout SeededRandom) {
    for _ in 0..<(1 + random.next(below: 4)) { add(&random) }
    setDefaults(&random)
  }

  /// Another version of it.
  mutating func change(_ random: inout SeededRandom) {
    moved = []
    formerly = nil
    for _ in 0..<(1 + random.next(below: 3)) {
      let index = random.next(below: channels.count)
      switch random.next(below: 11) {
      case 0, 1: add(&random)
      case 2 where !channels.isEmpty: channels.remove(at: index)
      case 3, 4:
        guard !channels.isEmpty, moved.isEmpty else { continue }
        let old = channels[index].id
        drawn += 1
        channels[index].id = "renamed-\(drawn)"
        moved.append((.channel(handle, old), .channel(handle, channels[index].id)))
      case 5 where !channels.isEmpty: channels[index].mid = Self.mids[random.next(below: 4)]
      case 6 where !channels.isEmpty: channels[index].mode = channels[index].mode == "live" ? "test" : "live"
      case 7 where !channels.isEmpty: channels[index].store = [nil, 0, 1][random.next(below: 3)]
      case 8 where !channels.isEmpty:
        channels[index].methods = [[], ["card"], ["card", "vbank"]][random.next(below: 3)]
        channels[index].currencies = [[], ["KRW"], ["USD", "KRW"]][random.next(below: 3)]
      case 9:
        drawn += 1
        if stores[1] == nil { stores[1] = "toys" } else { stores[1] = nil }
      default: channels.reverse()
      }
    }
    if random.next(below: 8) == 0, moved.isEmpty {
      formerly = handle
      drawn += 1
      handle = "shop-\(drawn)"
    }
    for index in channels.indices where channels[index].store == 1 && stores[1] == nil {
      channels[index].store = nil
    }
    setDefaults(&random)
  }

  private mutating func add(_ random: inout SeededRandom) {
    drawn += 1
    let key = Self.keys[random.next(below: 3)]
    channels.append(
      Channel(
        number: drawn, id: "c\(drawn)", mode: ["live", "test"][random.next(below: 2)],
        pg: Self.pgs[random.next(below: 4)], mid: Self.mids[random.next(below: 4)],
        modules: Self.modules[random.next(below: 4)], methods: [[], ["card"]][random.next(below: 2)],
        currencies: [[], ["KRW"]][random.next(below: 2)],
        key: random.next(below: 2) == 0 && !channels.contains { $0.key == key } ? key : nil,
        store: [nil, nil, 0, 1][random.next(below: 4)]))
    if channels[channels.count - 1].store.map({ stores[$0] == nil }) == true {
      channels[channels.count - 1].store = nil
    }
  }

  private mutating func setDefaults(_ random: inout SeededRandom) {
    defaults = [:]
    for scope in [nil] + stores.keys.sorted().map(Optional.some) {
      for kind in ["window", "api"] where random.next(below: 2) == 0 {
        let seen = channels.filter { channel in
          (scope == nil || channel.store == scope) && channel.modules.contains { $0.hasPrefix(kind) }
        }
        guard !seen.isEmpty else { continue }
        defaults["\(scope.map(String.init) ?? "-").\(kind)"] = seen[random.next(below: seen.count)].number
      }
    }
    group = channels.filter { _ in random.next(below: 2) == 0 }.map(\.number)
  }

  /// The merchant as a workspace declares it.
  var wanted: WantedMerchant {
    var resources = stores.values.map {
      Resource(.submerchant(handle, $0), [.submerchantTier: .text($0 == "books" ? "B01" : "T01")])
    }
    for channel in channels {
      var more: [Field: FieldValue] = [
        .channelMethods: .set(of: channel.methods), .channelCurrencies: .set(of: channel.currencies),
      ]
      if let key = channel.key { more[.channelKey] = .text(key) }
      if let store = channel.store.flatMap({ stores[$0] }) { more[.channelAssign] = .text(store) }
      resources.append(
        .channel(
          handle, channel.id, mode: channel.mode, pg: channel.pg, mid: channel.mid, modules: channel.modules,
          more))
    }
    for (place, number) in defaults {
      let parts = place.split(separator: ".").map(String.init)
      guard let id = channels.first(where: { $0.number == number })?.id else { continue }
      resources.append(
        Resource(
          .default(handle, submerchant: Int(parts[0]).flatMap { stores[$0] }, parts[1]),
          [.defaultChannel: .text(id)]))
    }
    let members = channels.filter { group.contains($0.number) }
    if !members.isEmpty {
      resources.append(
        Resource(
          .group(handle, "split"),
          [
            .groupMode: .text("live"), .groupKey: .text(Self.groupKey),
            .groupChannels: .map(of: members.map { ($0.id, "1") }),
          ]))
    }
    return WantedMerchant(handle, formerly: formerly, moved: moved, resources)
  }

  /// The number of each channel by its address.
  var numbers: [Address: Int] {
    Dictionary(uniqueKeysWithValues: channels.map { (.channel(handle, $0.id), $0.number) })
  }
}
