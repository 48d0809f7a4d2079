import Foundation
public import MidasStore
import MidasStorePostgreSQL
import MidasStoreSQLite
import PostgreSQLSupport
public import Testing

/// The stores that keep one contract, each with a fresh store to test it on.
public enum Shelf: String, CaseIterable, CustomTestStringConvertible, Sendable {
  /// A store that lives as long as the process.
  case memory = "in memory"
  /// A store in a file.
  case sqlite = "SQLite"
  #if PostgreSQL
  /// A store in a database of a real server.
  case postgresql = "PostgreSQL"
  #endif

  /// Those that several processes can share.
  public static var shared: [Shelf] { allCases.filter { $0 != .memory } }

  /// How the shelf is called in a test's name.
  public var testDescription: String { rawValue }

  /// Runs `body` on a store that does not exist yet.
  public func withStore(_ body: (any StateStore) throws -> Void) throws {
    try withStores { try body($0()) }
  }

  /// Runs `body` on a way to open one store, which does not exist yet, any number of times.
  public func withStores(_ body: (@Sendable () -> any StateStore) throws -> Void) throws {
    try withState { _, open in try body(open) }
  }

  /// Runs `body` on the URL of a store that does not exist yet, and on a way to open it any number of times; a store
  /// in memory has no URL.
  public func withState(
    _ body: (_ url: String, _ open: @escaping @Sendable () -> any StateStore) throws -> Void
  ) throws {
    switch self {
    case .memory:
      // It is for one thread, and for one opening of it.
      nonisolated(unsafe) let store = MemoryStore()
      try body("") { store }
    case .sqlite:
      try withTemporaryFolder { folder in
        let path = folder + "/deep/state.db"
        try body("sqlite:\(path)") { SQLiteStore(path: path, lockTimeout: 20) }
      }
    #if PostgreSQL
    case .postgresql:
      guard PostgreSQLServer.isInstalled else { try Test.cancel(PostgreSQLServer.comment) }
      let server = try PostgreSQLServer.shared()
      try server.withDatabase { database in
        let url = server.url(database)
        try body(url) { PostgreSQLStore(url: url, lockTimeout: 20) }
      }
    #endif
    }
  }
}

/// A folder that is there while `body` runs.
public func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.path + "/midas-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}
