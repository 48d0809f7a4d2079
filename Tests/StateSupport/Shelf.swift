import Foundation
public import MidasStore
import MidasStoreSQLite
public import Testing

/// The stores that keep one contract, each with a fresh store to test it on.
public enum Shelf: CaseIterable, CustomTestStringConvertible, Sendable {
  /// A store that lives as long as the process.
  case memory
  /// A store in a file.
  case sqlite

  /// How the shelf is called in a test's name.
  public var testDescription: String { self == .memory ? "in memory" : "SQLite" }

  /// Runs `body` on a store that does not exist yet.
  public func withStore(_ body: (any StateStore) throws -> Void) throws {
    switch self {
    case .memory: try body(MemoryStore())
    case .sqlite:
      try withTemporaryFolder { folder in
        try body(SQLiteStore(path: folder + "/deep/state.db", lockTimeout: 5))
      }
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
