/// What a request reaches, without the reasons: channels by their positions in a `RouteView`, oldest first.
public struct Reach: Hashable, Sendable {
  /// In which way.
  public var way: Way
  /// The channels, in the order of their positions; one where the way is `named` or `fallback`.
  public var channels: [Int]

  /// In which way a request reaches what it reaches.
  public enum Way: Sendable {
    /// It names one channel, or several of which PortOne takes the oldest.
    case named
    /// It names several: a group, or what more than one channel can do.
    case several
    /// It names none that there is, and falls back to one.
    case fallback
    /// It names none that there is, and none of several is the default.
    case undecided
    /// It names a shared test MID that is not declared.
    case testMID
    /// Nothing is reached.
    case none
  }

  /// Nothing.
  static let none = Reach(way: .none, channels: [])

  /// One channel, or several, by name.
  static func naming(_ channels: [Int]) -> Reach {
    Reach(way: channels.isEmpty ? .none : channels.count == 1 ? .named : .several, channels: channels)
  }
}
