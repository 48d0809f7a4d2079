#if PostgreSQL
public import MidasStore

/// A state in the schema `midas` of a PostgreSQL database: where a team, CI and the payment servers meet.
public struct PostgreSQLStore: StateStore {
  /// The URL as libpq reads it, without a password.
  public let url: String
  /// How many seconds a writer waits for another one.
  public let lockTimeout: Double
  private let trace: (@Sendable (String) -> Void)?

  /// The state at `url`, which need not exist in its database yet.
  ///
  /// - Parameters:
  ///   - url: `postgresql://user@host:port/database?sslmode=verify-full`, with whatever else libpq knows.
  ///   - lockTimeout: How many seconds a writer waits for another one.
  ///   - trace: Is called with every statement before it is sent.
  public init(url: String, lockTimeout: Double = 10, trace: (@Sendable (String) -> Void)? = nil) {
    self.url = url
    self.lockTimeout = lockTimeout
    self.trace = trace
  }

  /// Reads one moment of the state; a replica will do.
  public func read<Answer>(_ body: (any StateReader) throws -> Answer) throws -> Answer {
    let reader = PostgreSQLReader(try Connection(ConnectionOptions(url), trace: trace))
    try reader.begin("ISOLATION LEVEL REPEATABLE READ READ ONLY", lockTimeout: lockTimeout)
    do {
      let check = try SchemaCheck(reader.connection)
      reader.version = check.version
      let answer = try check.version > 0 ? body(reader) : body(EmptyState())
      try reader.connection.execute("COMMIT")
      return answer
    } catch {
      reader.rollBack()
      throw error
    }
  }

  /// Runs `body` as the only writer; creates the schema, or brings an older one up to date.
  public func write<Answer>(_ body: (any StateTransaction) throws -> Answer) throws -> Answer {
    let transaction = PostgreSQLTransaction(try Connection(ConnectionOptions(url), trace: trace))
    let answer: Answer
    do {
      // After the head is locked, each statement must see what the last writer committed.
      try transaction.begin("ISOLATION LEVEL READ COMMITTED", lockTimeout: lockTimeout)
      try Migrator.run(on: transaction.connection)
      try transaction.becomeTheWriter()
      answer = try body(transaction)
    } catch {
      transaction.rollBack()
      throw error
    }
    try transaction.commit()
    return answer
  }
}
#endif
