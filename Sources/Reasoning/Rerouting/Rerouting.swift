public import MidasCatalog
public import MidasPlanning
import MidasRouting

/// What a plan does to requests: those that reach another channel once it is applied.
public struct Rerouting: Sendable {
  private let catalog: Catalog

  /// Requests by the codes of `catalog`.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// What becomes of the requests of one merchant.
  @Sendable
  public func changes(in passage: MerchantPassage) -> RouteChanges {
    let difference = RouteDifference(
      from: passage.before.map(RouteView.init), to: passage.after.map(RouteView.init), names: passage.names,
      catalog: catalog)
    return RouteChanges(
      difference.changes.map(RouteChange.init), firstAnswers: difference.firstAnswers)
  }
}

extension RouteView {
  fileprivate init(_ side: MerchantPassage.Side) {
    self.init(
      merchant: side.handle, order: .recorded, channels: side.channels, resources: side.resources)
  }
}

extension RouteChange {
  fileprivate init(_ change: RouteDifference.Change) {
    self.init(
      scope: change.request.scope, request: change.request.phrase, effect: Effect(change.effect),
      before: Answer(change.before), after: Answer(change.after))
  }
}

extension RouteChange.Effect {
  fileprivate init(_ effect: RouteDifference.Change.Effect) {
    self =
      switch effect {
      case .lost: .lost
      case .moved: .moved
      case .found: .found
      case .joined: .joined
      }
  }
}

extension RouteChange.Answer {
  fileprivate init(_ end: RouteDifference.End) {
    let outcome: Outcome =
      switch end.way {
      case .named: .channel
      case .several, .undecided: .ambiguous
      case .fallback: .fallback
      case .testMID: .sharedTest
      case .none: .none
      }
    self.init(outcome, end.channels.map { Channel($0.address, isLive: $0.isLive) })
  }
}
