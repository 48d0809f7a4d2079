import MidasRouting

/// A form in which tables are written.
public enum TableKind: String, CaseIterable, Sendable {
  /// One document, a merchant a line.
  case json
  /// A constant database, for servers.
  case cdb
  /// A database for SQL.
  case sqlite
  /// The same rows as text.
  case csv
  /// `geo` and `map` files.
  case nginx
  /// Map files.
  case haproxy
  /// Typed constants.
  case typescript
  /// Typed constants.
  case python
  /// Typed constants.
  case swift

  /// What writes the form into `folder`, which exists.
  func sink(_ folder: String, _ origin: TableOrigin) throws(TableError) -> any TableSink {
    switch self {
    case .json: try JSONTable(in: folder, origin)
    case .cdb: try CDBTable(in: folder, origin)
    case .sqlite: try SQLiteTable(in: folder)
    case .csv: try CSVTables(in: folder)
    case .nginx: try ProxyMaps(in: folder, for: NginxMaps())
    case .haproxy: try ProxyMaps(in: folder, for: HAProxyMaps())
    case .typescript: ConstantsFile(in: folder, origin, as: TypeScriptText())
    case .python: ConstantsFile(in: folder, origin, as: PythonText())
    case .swift: ConstantsFile(in: folder, origin, as: SwiftText())
    }
  }
}

/// What writes one form of tables, merchant by merchant.
protocol TableSink {
  /// Writes what holds for every merchant; called first.
  mutating func add(_ routes: CatalogRoutes) throws(TableError)
  /// Writes one merchant; merchants come in the byte order of their handles.
  mutating func add(_ merchant: MerchantTable) throws(TableError)
  /// Completes the files; their paths below the folder, and how many rows each has.
  mutating func finish() throws(TableError) -> [(path: String, rows: Int)]
}
