public import MidasCatalog
import MidasResources

/// Answers requests of one merchant as PortOne does.
public struct Router: Sendable {
  let view: RouteView
  let catalog: Catalog

  /// Routes requests of `view`'s merchant; the catalog knows codes and shared test MIDs.
  public init(_ view: RouteView, catalog: Catalog) {
    self.view = view
    self.catalog = catalog
  }

  /// What a request reaches, and why.
  public func answer(_ request: RouteRequest) -> RouteAnswer {
    guard request.scope.merchant == view.merchant else {
      return .nothing("there is no merchant `\(request.scope.merchant)`")
    }
    if let id = request.scope.submerchant, !view.submerchants.contains(id) {
      return .nothing("there is no sub-merchant `\(request.scope)`: PortOne refuses an unknown tier or store")
    }
    var answer =
      switch request.naming {
      case .pg(let pg): self.answer(pg: pg, request)
      case .key(let key): self.answer(key: key, request)
      case .ability(let ability): self.answer(ability, request)
      }
    if request.scope.kind == .merchant, answer.channels.contains(where: { $0.assigned != nil }) {
      answer.why.append(
        "a channel that is assigned to a sub-merchant is taken to be within the merchant's reach too")
    }
    if view.order == .declared {
      answer.why.append("the order is that of declaration, which the recorded one may differ from")
    }
    return answer
  }

  /// The channels that a scope sees, oldest first: a merchant all of its own, a sub-merchant those assigned to it.
  func channels(of request: RouteRequest) -> [RouteView.Channel] {
    guard let id = request.scope.submerchant else { return view.channels }
    return view.channels.filter { $0.assigned == id }
  }

  /// The channels of the scope that have a module of the request's kind, oldest first.
  func channelsOfKind(_ request: RouteRequest) -> [RouteView.Channel] {
    let modules = ModuleSet.of(request.kind)
    return channels(of: request).filter { !$0.modules.isDisjoint(with: modules) }
  }

  /// The codes by which V1 requests of a kind name a channel, the proper one first.
  ///
  /// A PG whose API requests go by another code is found by both, since the documents disagree. A PG that this
  /// catalog does not know goes by its id.
  func codes(of channel: RouteView.Channel, for kind: RequestKind) -> [String] {
    guard let known = catalog.index(ofPG: channel.pg) else { return [channel.pg] }
    let entry = catalog.entries[catalog.index(known, for: kind == .identity ? [.identity] : channel.modules)]
    let proper = entry.codes.v1(for: kind)
    return proper == entry.codes.v1
      ? [proper].compactMap(\.self) : [proper, entry.codes.v1].compactMap(\.self)
  }

  func target(_ channel: RouteView.Channel, _ kind: RequestKind) -> RouteAnswer.Target {
    RouteAnswer.Target(
      address: channel.address, isLive: channel.isLive, code: codes(of: channel, for: kind).first,
      mid: channel.mid, key: channel.key, assigned: channel.assignedAddress)
  }
}

extension RouteAnswer {
  /// The answer that nothing is reached.
  public static func nothing(_ why: String...) -> RouteAnswer {
    RouteAnswer(outcome: .none, channels: [], why: why)
  }
}
