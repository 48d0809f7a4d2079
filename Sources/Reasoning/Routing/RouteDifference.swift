public import MidasCatalog
public import MidasResources

/// The requests that reach something else in one view of a merchant than in another.
///
/// Channels are the same by identity, not by name: a rename alone changes nothing. What is compared of an answer is
/// what it reaches, in which way and in which mode; among several that are reached the order does not count.
public struct RouteDifference: Sendable {
  /// The requests that change their answer; scope by scope, each scope in the order of its requests.
  public private(set) var changes: [Change] = []
  /// How many requests of scopes that were not there reach something.
  public private(set) var firstAnswers = 0

  /// A request with what it reached and what it reaches.
  public struct Change: Hashable, Sendable {
    /// The request, under the name that its scope has afterwards.
    public let request: RouteRequest
    /// What it reached, channels under the names that they have afterwards.
    public let before: End
    /// What it reaches.
    public let after: End
  }

  /// What a request reaches.
  public struct End: Hashable, Sendable {
    /// In which way.
    public let way: Reach.Way
    /// The channels.
    public let channels: [Channel]

    /// A channel that is reached.
    public struct Channel: Hashable, Sendable {
      /// Its address.
      public let address: Address
      /// Whether it moves real money.
      public let isLive: Bool
    }
  }

  /// Compares two views of a merchant.
  ///
  /// - Parameters:
  ///   - before: The merchant as it was; nil where it is new.
  ///   - after: The merchant as it will be; nil where it goes.
  ///   - names: The address that the merchant, its channels and its sub-merchants have afterwards; those that go have
  ///     none.
  ///   - catalog: Codes and shared test MIDs.
  public init(
    from before: RouteView?, to after: RouteView?, names: [Address: Address], catalog: Catalog
  ) {
    guard let before else {
      guard let after else { return }
      for (_, seen) in after.scopes {
        firstAnswers += AnswerCount.of(scopeSeeing: seen, in: after, catalog: catalog)
      }
      return
    }
    let comparison = RouteComparison(from: before, to: after, names: names, catalog: catalog)
    changes = comparison.changes
    firstAnswers = comparison.firstAnswers
  }
}

extension RouteDifference.Change {
  /// What becomes of the request.
  public var effect: Effect {
    switch (before.way, after.way) {
    case (.none, _): return .found
    case (_, .none), (.named, .undecided), (.several, .undecided), (.fallback, .undecided): return .lost
    case (.named, .fallback), (.several, .fallback):
      return before.channels.map(\.address) == after.channels.map(\.address) ? .moved : .lost
    case (.fallback, .named), (.undecided, .named), (.testMID, .named), (.undecided, .fallback):
      return .found
    case (.named, .several), (.several, .several):
      guard case .ability = request.naming else { return .moved }
      return Set(before.channels).isSubset(of: after.channels) ? .joined : .moved
    default: return .moved
    }
  }

  /// What can become of a request.
  public enum Effect: String, CaseIterable, Sendable {
    /// It reached a channel, and reaches none, or only what PortOne falls back to without a word.
    case lost
    /// It reaches another channel.
    case moved
    /// It reaches a channel by name, or any at all, for the first time.
    case found
    /// More channels can do what it asks for.
    case joined
  }
}
