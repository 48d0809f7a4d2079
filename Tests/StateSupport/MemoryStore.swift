public import MidasStore

/// A store that lives as long as the process: what the promises of a store look like without a database.
///
/// It is for one thread.
public final class MemoryStore: StateStore {
  private var state: MemoryState?
  private let clock: () -> String

  /// A store that does not exist yet.
  ///
  /// - Parameter clock: The time in UTC, as `2026-11-22T15:06:32Z`.
  public init(clock: @escaping () -> String = { "1970-01-01T00:00:00Z" }) {
    self.clock = clock
  }

  /// Reads the state as it is.
  public func read<Answer>(_ body: (any StateReader) throws -> Answer) throws -> Answer {
    guard let state else { return try body(EmptyState()) }
    return try body(MemoryTransaction(state, clock: clock))
  }

  /// Runs `body` on a copy of the state, which takes its place if nothing is thrown.
  public func write<Answer>(_ body: (any StateTransaction) throws -> Answer) throws -> Answer {
    let transaction = MemoryTransaction(state ?? MemoryState(), clock: clock)
    let answer = try body(transaction)
    state = transaction.state
    return answer
  }
}
