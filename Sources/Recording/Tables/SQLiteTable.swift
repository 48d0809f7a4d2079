import GRDB
import MidasRouting
import MidasTableFormat

/// `tables.sqlite`: the relations with an index for every question; for readers only.
struct SQLiteTable: TableSink {
  private let queue: DatabaseQueue
  private var rows = 0

  /// What marks the file as a table of Midas: "MidT".
  static let applicationID = 0x4D69_6454

  init(in folder: String) throws(TableError) {
    queue = try Self.reporting {
      var configuration = Configuration()
      // The one transaction spans the calls.
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: "\(folder)/tables.sqlite", configuration: configuration)
      try queue.writeWithoutTransaction { database in
        // Whoever is interrupted leaves a draft, which nobody reads.
        try database.execute(
          sql: """
            PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(TableManifest.formatVersion);
            BEGIN
            """)
        for relation in Relation.all { try database.execute(sql: relation.creation) }
      }
      return queue
    }
  }

  mutating func add(_ routes: CatalogRoutes) throws(TableError) {
    let (relation, rows) = Relation.anywhere(routes)
    try Self.reporting {
      try queue.writeWithoutTransaction { try $0.execute(sql: relation.creation) }
    }
    try insert([(relation, rows)])
  }

  mutating func add(_ merchant: MerchantTable) throws(TableError) {
    try insert(Relation.all.map { ($0, $0.rows(merchant)) })
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    try Self.reporting {
      try queue.writeWithoutTransaction { database in
        for relation in Relation.all { try database.execute(sql: relation.indexing) }
        try database.execute(sql: "COMMIT")
      }
      try queue.close()
    }
    return [("tables.sqlite", rows)]
  }

  private mutating func insert(_ batch: [(relation: Relation, rows: [[String?]])]) throws(TableError) {
    try Self.reporting {
      try queue.writeWithoutTransaction { database in
        for (relation, rows) in batch where !rows.isEmpty {
          let statement = try database.cachedStatement(sql: relation.insertion)
          for row in rows { try statement.execute(arguments: StatementArguments(row)) }
        }
      }
    }
    rows += batch.reduce(0) { $0 + $1.rows.count }
  }

  private static func reporting<Answer>(_ body: () throws -> Answer) throws(TableError) -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw .refused("tables.sqlite: \(error.message ?? "SQLite refused")")
    } catch {
      throw .refused("tables.sqlite: \(error)")
    }
  }
}

extension Relation {
  fileprivate var creation: String {
    let columns =
      columns.map { "\"\($0.name)\" \($0.isNumber ? "INTEGER" : "TEXT")" } + [
        "PRIMARY KEY (\(key.map { "\"\($0)\"" }.joined(separator: ", ")))"
      ]
    return "CREATE TABLE \"\(name)\" (\(columns.joined(separator: ", "))) WITHOUT ROWID"
  }

  fileprivate var insertion: String {
    "INSERT INTO \"\(name)\" VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
  }

  fileprivate var indexing: String {
    indexes.map { columns in
      let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      return "CREATE INDEX \"\(name)_by_\(columns.joined(separator: "_"))\" ON \"\(name)\" (\(list));"
    }.joined(separator: "\n")
  }
}
