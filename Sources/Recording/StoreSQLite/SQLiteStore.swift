import GRDB
import Glibc
import MidasPlanning
public import MidasStore

/// A state in one SQLite file: the embedded default.
public struct SQLiteStore: StateStore {
  /// The file's absolute path.
  public let path: String
  /// How many seconds a writer waits for another one.
  public let lockTimeout: Double
  private let trace: (@Sendable (String) -> Void)?

  /// The state in the file at `path`, which need not exist.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - lockTimeout: How many seconds a writer waits for another one.
  ///   - trace: Is called with every statement before it is run, without the values that are bound to it.
  public init(path: String, lockTimeout: Double = 10, trace: (@Sendable (String) -> Void)? = nil) {
    self.path = path
    self.lockTimeout = lockTimeout
    self.trace = trace
  }

  /// Reads one moment of the state, without a lock and without writing beside the file.
  public func read<Answer>(_ body: (any StateReader) throws -> Answer) throws -> Answer {
    guard try exists() else { return try body(EmptyState()) }
    return try translatingErrors {
      let queue = try openForReading()
      defer { try? queue.close() }
      return try queue.read { database in
        let version = try SchemaCheck(database).version
        guard version > 0 else { return try body(EmptyState()) }
        return try body(SQLiteReader(database, version: version))
      }
    }
  }

  /// Runs `body` as the only writer; creates the file and its folder, and brings an older schema up to date.
  public func write<Answer>(_ body: (any StateTransaction) throws -> Answer) throws -> Answer {
    try createFolder()
    return try translatingErrors {
      try prepare()
      let queue = try open(readOnly: false)
      defer { try? queue.close() }
      // GRDB lowers it when it turns WAL on; a commit that was reported must outlive a power cut.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      return try queue.write { database in
        try Migrator(database).run()
        return try body(SQLiteTransaction(database, version: Schema.version))
      }
    }
  }

  // MARK: - Opening

  /// Looks at a file that is there before anything in it is changed, and backs up one of an older schema.
  private func prepare() throws {
    guard try exists() else { return }
    let queue = try openForReading()
    defer { try? queue.close() }
    let version = try queue.read { try SchemaCheck($0).version }
    guard version > 0, version < Schema.version else { return }
    let copy = try DatabaseQueue(path: "\(path).schema-\(version).backup")
    defer { try? copy.close() }
    try queue.backup(to: copy)
  }

  /// Opens the file without a right to change it.
  ///
  /// An apply that ended while it was making the file, before its write-ahead log was on, leaves a journal beside it,
  /// which SQLite rolls back for a writer only.
  private func openForReading() throws -> DatabaseQueue {
    do {
      return try open(readOnly: true)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
      try DatabaseQueue(path: path).close()
      return try open(readOnly: true)
    }
  }

  private func open(readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(lockTimeout)
    if !readOnly { configuration.journalMode = .wal }
    if let trace {
      configuration.prepareDatabase { database in
        database.trace(options: .statement) { event in
          if case .statement(let statement) = event { trace(statement.sql) }
        }
      }
    }
    return try DatabaseQueue(path: readOnly ? try readablePath() : path, configuration: configuration)
  }

  /// How to name the file to a reader: SQLite reads a WAL file only where it can put `-shm` beside it, unless it is
  /// told that nothing will change.
  private func readablePath() throws -> String {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    guard access(folder.isEmpty ? "/" : folder, W_OK) != 0 else { return path }
    // A log beside it may hold commits that an immutable read would miss.
    var log = stat()
    guard stat("\(path)-wal", &log) != 0 || log.st_size == 0 else {
      throw StoreError.unavailable(
        "\(path): the folder is not writable and a write-ahead log lies beside the state, so that its last commits cannot be read"
      )
    }
    let escaped = path.utf8.map { byte -> String in
      let isPlain =
        byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "%") && byte < 0x80
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    return "file:\(escaped)?immutable=1"
  }

  // MARK: - Files

  private func exists() throws -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.unavailable("\(path) is no file") }
      return true
    }
    guard errno == ENOENT else { throw StoreError.unavailable("\(path): \(errorText())") }
    return false
  }

  private func createFolder() throws {
    let parts = path.split(separator: "/").dropLast()
    var folder = ""
    for part in parts {
      folder += "/\(part)"
      guard access(folder, F_OK) != 0 else { continue }
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw StoreError.unavailable("\(folder): \(errorText())")
      }
    }
  }

  private func errorText() -> String { String(cString: strerror(errno)) }

  // MARK: - Errors

  private func translatingErrors<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      let reason = "\(path): \(error.message ?? error.resultCode.description)"
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError.busy("\(path): another apply is writing")
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOTADB,
        .SQLITE_PERM, .SQLITE_AUTH:
        throw StoreError.unavailable(reason)
      default: throw isWhole() ? StoreError.defect(reason) : StoreError.unavailable(reason)
      }
    } catch is RowDecodingError {
      throw StoreError.damaged("\(path): a row has something where something else must stand")
    }
  }

  /// Whether SQLite finds no fault with the file: where a statement fails that cannot, either it or we are broken.
  private func isWhole() -> Bool {
    guard let queue = try? open(readOnly: true) else { return false }
    defer { try? queue.close() }
    let verdict = try? queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
    return verdict == "ok"
  }
}
