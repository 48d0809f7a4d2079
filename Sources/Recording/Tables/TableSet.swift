public import MidasCatalog
import MidasResources
import MidasRouting
public import MidasTableFormat

/// Tables that are being written: all forms at once, merchant by merchant, so that no more than one merchant is held
/// in memory.
public struct TableSet {
  private let folder: TableFolder
  private let origin: TableOrigin
  private var sinks: [(kind: TableKind, sink: any TableSink)] = []
  private var counts = TableManifest.Counts()

  /// Begins tables of `kinds` below `path`, a folder that is new, empty or one of tables.
  ///
  /// - Parameter catalog: The catalog with what the workspace opens in it.
  public init(_ kinds: [TableKind], below path: String, of origin: TableOrigin, catalog: Catalog)
    throws(TableError)
  {
    self.origin = origin
    folder = try TableFolder(path)
    let routes = CatalogRoutes(catalog)
    for kind in TableKind.allCases where kinds.contains(kind) {
      var sink = try kind.sink(folder.draft, origin)
      try sink.add(routes)
      sinks.append((kind, sink))
    }
  }

  /// Adds one merchant; merchants come in the byte order of their handles.
  public mutating func add(_ merchant: MerchantTable) throws(TableError) {
    counts.merchants += 1
    counts.submerchants += merchant.scopes.count - 1
    counts.channels += merchant.channels.count
    counts.channelsWithoutKey += merchant.channels.count { $0.target.key == nil }
    counts.requests += merchant.routes.scopes.reduce(0) { $0 + $1.named.count }
    for index in sinks.indices { try sinks[index].sink.add(merchant) }
  }

  /// Completes the tables and puts them in the place of those before.
  public mutating func finish() throws(TableError) -> TableManifest {
    var files: [TableManifest.File] = []
    for index in sinks.indices {
      for (path, rows) in try sinks[index].sink.finish() {
        let (bytes, sha256) = try FileDigest.digest(of: "\(folder.draft)/\(path)")
        files.append(
          TableManifest.File(
            format: sinks[index].kind.rawValue, path: path, bytes: bytes, sha256: sha256.hex, rows: rows))
      }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var manifest = TableManifest(origin: origin, counts: counts, files: files)
    manifest.nameGeneration()
    try folder.switch(to: manifest)
    return manifest
  }
}
