public import MidasResources

/// Which channels a request reaches, and why.
public struct RouteAnswer: Hashable, Sendable {
  /// In which way.
  public var outcome: Outcome
  /// What is reached, in order; what may be meant where the outcome is ambiguous.
  public var channels: [Target]
  /// The groups that route among the channels reached; empty where no share is at stake.
  public var groups: [Group] = []
  /// The reasons, one sentence each, without a full stop.
  public var why: [String]

  /// In which way a request was resolved.
  public enum Outcome: String, CaseIterable, Sendable {
    /// The request names one channel.
    case channel
    /// It names several, of which PortOne takes the oldest.
    case oldest
    /// It names none that there is: PortOne takes the default.
    case fallback
    /// It names a shared test MID that is not declared.
    case sharedTest = "shared-test"
    /// More than one may be meant.
    case ambiguous
    /// Nothing is reached.
    case none
  }

  /// A channel that is reached, or a shared test MID that stands for one.
  public struct Target: Hashable, Sendable {
    /// The channel's address; nil where it is a shared test MID that is not declared.
    public var address: Address?
    /// Whether it moves real money.
    public var isLive: Bool
    /// The code by which V1 requests of the kind name it.
    public var code: String?
    /// Its MID.
    public var mid: String
    /// Its channel key.
    public var key: String?
    /// The sub-merchant that alone uses it.
    public var assigned: Address?
  }

  /// A channel group as far as it routes among the channels of an answer.
  public struct Group: Hashable, Sendable {
    /// The group's address.
    public var address: Address
    /// The id by which requests name it.
    public var key: String?
    /// Its members among the channels of the answer, the heaviest first.
    public var shares: [Share]

    /// The share of one channel.
    public struct Share: Hashable, Sendable {
      /// The channel's address.
      public var channel: Address
      /// Its weight, in percent of the whole group.
      public var weight: Int
    }
  }

  /// Whether a request that must be beyond doubt may not rely on this: anything but one live channel by name.
  public var isDoubtful: Bool {
    switch outcome {
    case .channel: channels.contains { !$0.isLive }
    case .oldest, .fallback, .sharedTest, .ambiguous, .none: true
    }
  }
}
