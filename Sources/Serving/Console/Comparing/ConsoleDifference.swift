/// Something in which PortOne and the recorded state differ.
public struct ConsoleDifference: Hashable, Sendable {
  /// In what they differ.
  public let kind: Kind
  /// The address of what is recorded, or of the merchant or sub-merchant that PortOne lists something for.
  public let subject: String
  /// What differs, in a sentence without a full stop.
  public let message: String
  /// What is recorded, where one value stands against another.
  public let recorded: String?
  /// What PortOne lists, where one value stands against another.
  public let listed: String?

  init(_ kind: Kind, _ subject: String, _ message: String, recorded: String? = nil, listed: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.message = message.shown
    self.recorded = recorded?.shown
    self.listed = listed?.shown
  }

  /// In what PortOne and the state can differ.
  public enum Kind: String, CaseIterable, Sendable {
    /// It is recorded, and PortOne does not list it.
    case missing
    /// PortOne lists it, and it is not recorded.
    case unknown
    /// It has another name there.
    case name
    /// It is a contract with another PG there.
    case pg
    /// It has another MID there.
    case mid
    /// It is live here and a test there, or the other way round.
    case mode
    /// It is there for other kinds of request.
    case kinds
    /// It has another channel key there.
    case key
    /// Another store uses it there.
    case assign
    /// The channels stand in another order there, and a request notices.
    case order
  }
}

/// A V1 request that reaches one channel as recorded and another one at PortOne.
public struct RouteDifference: Hashable, Sendable {
  /// The merchant or sub-merchant that asks.
  public let scope: String
  /// The kind of request.
  public let kind: String
  /// What it says in `pg`.
  public let pg: String
  /// What it reaches as recorded: the address of a channel; nothing where PortOne would take the default.
  public let recorded: String?
  /// What it reaches at PortOne: the address of a channel, or what PortOne lists of one; nothing for the default.
  public let listed: String?

  /// The difference in a sentence without a full stop.
  public var message: String {
    func words(_ target: String?) -> String { target ?? "no channel by name, so the default," }
    return "`pg: \"\(pg)\"` (\(kind)) reaches \(words(listed)) there and \(words(recorded)) as recorded".shown
  }
}
