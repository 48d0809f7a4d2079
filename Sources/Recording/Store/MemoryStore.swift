import Synchronization

/// A store that lives as long as the process: what the promises of a store look like without a database.
public final class MemoryStore: StateStore {
  private let state: Mutex<MemoryState?>
  private let clock: @Sendable () -> String

  /// A store that does not exist yet.
  ///
  /// - Parameter clock: The time in UTC, as `2026-11-22T15:06:32Z`.
  public init(clock: @escaping @Sendable () -> String = { "1970-01-01T00:00:00Z" }) {
    state = Mutex(nil)
    self.clock = clock
  }

  /// Reads the state as it is.
  public func read<Answer>(_ body: (any StateReader) throws -> Answer) throws -> Answer {
    guard let current = state.withLock({ $0 }) else { return try body(EmptyState()) }
    return try body(MemoryTransaction(current, clock: clock))
  }

  /// Runs `body` on a copy of the state, which takes its place if nothing is thrown.
  public func write<Answer>(_ body: (any StateTransaction) throws -> Answer) throws -> Answer {
    let result = state.withLock { state in
      Result {
        let transaction = MemoryTransaction(state ?? MemoryState(), clock: clock)
        let answer = try body(transaction)
        state = transaction.state
        return UncheckedAnswer(value: answer)
      }
    }
    return try result.get().value
  }

  /// Carries an answer out of the lock; it was made by the caller's own closure on the caller's own thread.
  private struct UncheckedAnswer<Value>: @unchecked Sendable {
    var value: Value
  }
}
