/// The members of a list; `isOpen` when one of them could not be read, so that nothing is known to be missing.
public struct Members<Member: Sendable>: Sendable {
  /// The members that could be read, in order.
  public var known: [Member] = []
  /// There is a member, or part of one, that could not be read.
  public var isOpen = false

  /// No members.
  public init() {}
}
