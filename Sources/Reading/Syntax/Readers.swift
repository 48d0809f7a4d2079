/// How many read one file, each some of its documents.
///
/// Whoever has threads says how they are used; this module has none.
public struct Readers: Sendable {
  /// The most that are worth their while.
  let count: Int
  /// The bytes for which one more reader is.
  let share: Int
  /// Does pieces of work, in any order and at any time, and comes back once all are done.
  let perform: @Sendable (_ count: Int, _ piece: @Sendable (Int) -> Void) -> Void

  /// Several readers.
  ///
  /// - Parameters:
  ///   - count: The most that are worth their while.
  ///   - share: The bytes for which one more of them is.
  ///   - perform: Calls `piece` with every number below `count`, be it at once, and comes back when all are done.
  public init(
    upTo count: Int, share: Int = 1 << 20,
    perform: @escaping @Sendable (_ count: Int, _ piece: @Sendable (Int) -> Void) -> Void
  ) {
    self.count = count
    self.share = max(1, share)
    self.perform = perform
  }

  /// One reader, who takes document after document.
  public static let one = Readers(upTo: 1) { count, piece in
    for number in 0..<count { piece(number) }
  }
}
