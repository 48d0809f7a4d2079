public import MidasCatalog

/// A smart-routing group.
public struct Group: Sendable {
  /// Its id.
  public var id: Leaf<Text> = .absent
  /// Its name; the id where left out.
  public var name: Leaf<Text> = .absent
  /// Whether it moves money.
  public var mode: Leaf<Mode> = .absent
  /// The id that the console gave it.
  public var key: Leaf<Text> = .absent
  /// Its members in order.
  public var channels = Members<Share>()
  /// The mapping of its members.
  public var channelsSite: Site?

  /// A group of which nothing is known yet.
  public init() {}

  /// A member of a group and its share of the payments.
  public struct Share: Sendable {
    /// The id of the channel.
    public let channel: Located<Text>
    /// Its weight in percent.
    public var weight: Leaf<Int> = .absent
    /// It takes part; a disabled member is in the group but gets no payment.
    public var isEnabled = true

    /// A share of `channel`.
    public init(channel: Located<Text>) { self.channel = channel }
  }
}
