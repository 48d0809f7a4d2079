public import MidasResources

/// What a plan does to the requests of those who pay: which of them reach another channel than before.
///
/// It follows from the steps, and is no part of what the fingerprint covers.
public struct RouteChanges: Hashable, Sendable {
  /// The requests that change their answer, merchant by merchant.
  public var changes: [RouteChange]
  /// How many requests of new merchants and sub-merchants reach a channel.
  public var firstAnswers: Int

  /// Those changes; without any, every request keeps its answer.
  public init(_ changes: [RouteChange] = [], firstAnswers: Int = 0) {
    self.changes = changes
    self.firstAnswers = firstAnswers
  }

  /// Whether requests lose the channel that they reach.
  public var haveLosses: Bool { changes.contains { $0.effect == .lost } }

  /// Adds what happens to the requests of another merchant.
  mutating func add(_ others: RouteChanges) {
    changes += others.changes
    firstAnswers += others.firstAnswers
  }
}

/// A request that reaches something else once a plan is applied.
public struct RouteChange: Hashable, Sendable {
  /// The merchant or sub-merchant that asks, by the name that it has afterwards.
  public var scope: Address
  /// What it says: `pg=html5_inicis`, `api pg=nice_v2`, `no pg`, `key=…`, `live window.general card`.
  ///
  /// "No pg" stands for every request that names nothing that there is.
  public var request: String
  /// What becomes of it.
  public var effect: Effect
  /// What it reached, by the names that the channels have afterwards.
  public var before: Answer
  /// What it reaches.
  public var after: Answer

  /// `request` of `scope`, which reached `before` and reaches `after`.
  public init(scope: Address, request: String, effect: Effect, before: Answer, after: Answer) {
    self.scope = scope
    self.request = request
    self.effect = effect
    self.before = before
    self.after = after
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

  /// What a request reaches.
  public struct Answer: Hashable, Sendable {
    /// In which way.
    public var outcome: Outcome
    /// The channels.
    public var channels: [Channel]

    /// `channels`, reached in that way.
    public init(_ outcome: Outcome, _ channels: [Channel] = []) {
      self.outcome = outcome
      self.channels = channels
    }

    /// In which way a request is resolved, as `midas lookup` says it; `channel` also for the oldest of several.
    public enum Outcome: String, Sendable {
      case channel
      case fallback
      case sharedTest = "shared-test"
      case ambiguous
      case none
    }

    /// A channel that is reached.
    public struct Channel: Hashable, Sendable {
      /// Its address.
      public var address: Address
      /// Whether it moves real money.
      public var isLive: Bool

      /// The channel at `address`.
      public init(_ address: Address, isLive: Bool) {
        self.address = address
        self.isLive = isLive
      }
    }
  }
}
