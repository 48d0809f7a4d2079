/// A reason for which apply refuses a plan until it is told otherwise.
public enum Gate: String, CaseIterable, Sendable {
  /// More channels and sub-merchants are deleted than the limit lets through.
  case deletions
  /// More live channels are deleted than the limit lets through.
  case liveChannelDeletions = "live-channel-deletions"
  /// A resource that is recorded as protected is deleted; nothing allows that.
  case protected
  /// A whitelist opens many addresses at once or is switched off.
  case widenCIDR = "widen-cidr"
  /// The workspace declares nothing and would delete all it owns.
  case emptyWorkspace = "empty-workspace"
  /// A merchant of another workspace is taken over.
  case adopt

  /// Whether `--allow` opens it.
  public var canBeAllowed: Bool { self != .protected }

  /// Why it is shut.
  public var reason: String {
    switch self {
    case .deletions:
      "more channels and sub-merchants would be deleted or replaced than `deletions` lets through"
    case .liveChannelDeletions: "live channels would be deleted or replaced"
    case .protected: "what is recorded as protected would be deleted or replaced"
    case .widenCIDR: "a whitelist would open many addresses at once, or be switched off"
    case .emptyWorkspace: "the workspace declares nothing, and all it owns would be deleted"
    case .adopt: "a merchant of another workspace would be taken over"
    }
  }
}

/// What one apply may do without being allowed more.
public struct Limits: Hashable, Sendable {
  /// How many channels and sub-merchants may be deleted or replaced.
  public var deletions: Limit
  /// How many live channels may be deleted or replaced.
  public var liveChannelDeletions: Limit
  /// How many IPv4 addresses one whitelist may open; of IPv6 it is always one /64.
  public var widenAddresses: Int

  /// The limits that hold where a workspace states none.
  public init(
    deletions: Limit = .percent(10), liveChannelDeletions: Limit = .count(0), widenAddresses: Int = 256
  ) {
    self.deletions = deletions
    self.liveChannelDeletions = liveChannelDeletions
    self.widenAddresses = widenAddresses
  }

  /// A number, or a share of what is recorded.
  public enum Limit: Hashable, Sendable {
    /// That many.
    case count(Int)
    /// That many of a hundred; it is not looked at before the fourth.
    case percent(Int)

    /// A limit as it is written: `3` or `10%`.
    public init?(_ text: some StringProtocol) {
      let isShare = text.hasSuffix("%")
      let digits = isShare ? text.dropLast() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits) else {
        return nil
      }
      self = isShare ? .percent(number) : .count(number)
    }

    /// How it is written.
    public var text: String {
      switch self {
      case .count(let number): String(number)
      case .percent(let number): "\(number)%"
      }
    }

    /// Whether `number` of `recorded` goes past it.
    func isExceeded(by number: Int, of recorded: Int) -> Bool {
      switch self {
      case .count(let limit): number > limit
      case .percent(let limit): number >= 4 && number * 100 > limit * recorded
      }
    }
  }
}
