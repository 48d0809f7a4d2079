import MidasCatalog
import MidasResources
import MidasRouting

/// What the order of the channels, and which there are, means to V1 requests: those that say `pg: "code"` reach the
/// oldest channel of it.
///
/// That the list comes oldest first is how PortOne's console shows it; the description of the API promises no order.
struct RouteComparison {
  /// Where channels stand in another order and a request notices.
  private(set) var order: [ConsoleDifference] = []
  /// Where they stand in another order and no request notices.
  private(set) var notes: [String] = []
  /// The requests that reach something else there.
  private(set) var routes: [RouteDifference] = []

  private let merchant: RecordedMerchant
  private let recorded: [Resource]
  private let channels: [ListedChannel]
  private let catalog: Catalog
  /// The recorded channels that each listed one is, by index.
  private let owners: [Int: [Int]]
  private let places: [ListedChannel.Identity: Int]

  init(
    _ merchant: RecordedMerchant, _ recorded: [Resource], _ listed: ListedMerchant, _ pairing: ChannelPairing,
    _ channels: [ListedChannel], by catalog: Catalog
  ) {
    self.merchant = merchant
    self.recorded = recorded
    self.channels = channels
    self.catalog = catalog
    let pairs = pairing.listed.enumerated().compactMap { place, listed in listed.map { ($0, place) } }
    owners = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    places = Dictionary(
      channels.enumerated().map { ($0.element.identity, $0.offset) }, uniquingKeysWith: { first, _ in first })

    let tiersOnly = Set(channels.map(\.identity)).subtracting(listed.channels.map(\.identity))
    let here = recorded.enumerated().filter { place, _ in
      // What only a tier's list holds is no part of the representative store's.
      pairing.listed[place].map { !tiersOnly.contains(channels[$0].identity) } ?? true
    }.map(\.offset)
    compare(.merchant(merchant.handle), here, with: listed.channels)
    for (id, tier) in listed.tiers.sorted(by: { $0.key < $1.key }) {
      guard case .found(_, let channels) = tier else { continue }
      let here = recorded.indices.filter { recorded[$0].text(.channelAssign) == id }
      compare(.submerchant(merchant.handle, id), here, with: channels)
    }
  }

  /// Compares what requests of one scope see.
  private mutating func compare(_ scope: Address, _ here: [Int], with listed: [ListedChannel]) {
    let visible = Set(here)
    let there = listed.flatMap { channel -> [Seen] in
      guard let place = places[channel.identity] else { return [] }
      let owned = owners[place] ?? []
      return owned.isEmpty ? [.stranger(place)] : owned.map { .known($0, place) }
    }
    let common = there.compactMap { seen -> Int? in
      if case .known(let owner, _) = seen, visible.contains(owner) { owner } else { nil }
    }
    let isCommon = Set(common)
    let before = here.filter(isCommon.contains)
    if before != common {
      let changed = differences(scope, before.map { .known($0, nil) }, common.map { .known($0, nil) })
      let names = common.map { recorded[$0].address.id }.joined(separator: ", ")
      let message = "its channels stand in another order there: \(names)"
      if changed.isEmpty {
        notes.append("\(scope): \(message); no request by `pg` notices")
      } else {
        order.append(
          ConsoleDifference(
            .order, scope.text, message,
            recorded: before.map { recorded[$0].address.id }.joined(separator: ","),
            listed: common.map { recorded[$0].address.id }.joined(separator: ",")))
      }
    }
    routes += differences(scope, here.map { .known($0, nil) }, there)
  }

  /// A channel as one side sees it.
  private enum Seen {
    /// A recorded channel; as PortOne lists it, where a place in its list is given.
    case known(Int, Int?)
    /// A channel that only PortOne has.
    case stranger(Int)
  }

  private func differences(_ scope: Address, _ here: [Seen], _ there: [Seen]) -> [RouteDifference] {
    let (left, right) = (router(scope, here), router(scope, there))
    var found: [RouteDifference] = []
    for kind in RequestKind.allCases {
      for pg in questions(kind, here + there) {
        let request = RouteRequest(scope: scope, kind: kind, naming: .pg(pg))
        let targets = [left, right].map { target($0.answer(request)) }
        guard targets[0] != targets[1] else { continue }
        found.append(
          RouteDifference(
            scope: scope.text, kind: kind.rawValue, pg: pg, recorded: targets[0], listed: targets[1]))
      }
    }
    return found
  }

  /// What requests may say in `pg` to name one of these channels: codes, and codes with MIDs that several have.
  private func questions(_ kind: RequestKind, _ seen: [Seen]) -> [String] {
    var codes: [String] = []
    for resource in seen.map(resource) {
      let code =
        resource.text(.channelPG).flatMap { pg in
          catalog.index(ofPG: pg).map { index in
            catalog.entries[catalog.index(index, for: kind == .identity ? [.identity] : [])].codes.v1(
              for: kind)
          } ?? pg
        }
      guard let code else { continue }
      for question in [code, "\(code).\(resource.text(.channelMID) ?? "")"] where !codes.contains(question) {
        codes.append(question)
      }
    }
    return codes
  }

  private func router(_ scope: Address, _ seen: [Seen]) -> Router {
    let channels = seen.map { seen -> Resource in
      var resource = resource(seen)
      if let id = scope.submerchant { resource[.channelAssign] = .text(id) }
      return resource
    }
    let others = merchant.resources.lazy.map(\.resource).filter { $0.address.kind == .submerchant }
    let view = RouteView(
      merchant: merchant.handle, order: .recorded, channels: channels, resources: Array(others))
    return Router(view, catalog: catalog)
  }

  /// A channel as a resource; one that PortOne lists has the contract listed.
  private func resource(_ seen: Seen) -> Resource {
    switch seen {
    case .known(let owner, nil): return recorded[owner]
    case .known(let owner, let place?):
      var resource = recorded[owner]
      resource[.channelMID] = .text(channels[place].mid)
      resource[.channelMode] = .text(channels[place].mode.name)
      return resource
    case .stranger(let place):
      let channel = channels[place]
      // An id that no channel can have.
      var resource = Resource(.channel(merchant.handle, "?\(place)"))
      resource[.channelPG] = .text(catalog.pg(of: channel)?.id ?? channel.provider)
      resource[.channelMID] = .text(channel.mid)
      resource[.channelMode] = .text(channel.mode.name)
      let modules = channel.kinds.reduce(into: ModuleSet()) { $0.formUnion(.of($1)) }
      resource[.channelModules] = .set(of: modules.names)
      return resource
    }
  }

  /// What an answer reaches by name: an address, or the label of what only PortOne has.
  private func target(_ answer: RouteAnswer) -> String? {
    guard answer.outcome == .channel || answer.outcome == .oldest,
      let address = answer.channels.first?.address
    else { return nil }
    guard address.id.hasPrefix("?"), let place = Int(address.id.dropFirst()) else { return address.text }
    return channels[place].label
  }
}
