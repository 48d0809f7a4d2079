/// How pieces of work that need nothing of each other are done: one after the other, or several at once.
///
/// What decides says only which pieces there are; whoever runs it brings the threads.
public protocol Workers: Sendable {
  /// Makes `count` pieces and hands each to `take`, in their order and where this was called.
  ///
  /// - Parameters:
  ///   - ahead: How many pieces may wait to be taken.
  ///   - make: Makes the piece with that number, on any thread.
  func inOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, ahead: Int, make: @escaping @Sendable (_ number: Int) -> Piece,
    take: (Piece) throws(Failure) -> Void
  ) throws(Failure)
}

/// The thread that asks does all the work.
public struct OneWorker: Workers {
  /// The one worker.
  public init() {}

  /// Makes one piece after the other.
  public func inOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, ahead: Int, make: @escaping @Sendable (_ number: Int) -> Piece,
    take: (Piece) throws(Failure) -> Void
  ) throws(Failure) {
    for number in 0..<count { try take(make(number)) }
  }
}
