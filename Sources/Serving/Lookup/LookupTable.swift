import MidasTableFormat

/// One table: the answers of one revision, which never change.
///
/// Any number of threads may ask it at once. It stays readable when newer tables come, and is closed with the last
/// reference to it, or to one of its answers.
public final class LookupTable: Sendable {
  let file: MappedTable
  /// The revision of the state; nil where the configuration was read.
  public let revision: Int?
  /// The identity of the store; nil where the configuration was read.
  public let storeID: String?
  /// The digest of the state or configuration.
  public let digest: String

  /// Opens the CDB file at `path` by itself; that it is whole is for the caller to know.
  public convenience init(contentsOf path: String) throws(LookupError) {
    try self.init(mapping: MappedTable(path), path)
  }

  /// Opens a file that a manifest lists.
  convenience init(
    _ path: String, _ listed: TableManifest.File, _ origin: TableManifest.Origin, verifying: Bool
  ) throws(LookupError) {
    let file = try MappedTable(path)
    guard file.bytes.count == listed.bytes else { throw .torn(path: path) }
    if verifying {
      guard SHA256.hex(of: file.bytes) == listed.sha256 else { throw .torn(path: path) }
    }
    try self.init(mapping: file, path)
    guard storeID == origin.storeID, revision == origin.revision, digest == origin.digest else {
      throw .torn(path: path)
    }
  }

  private init(mapping file: MappedTable, _ path: String) throws(LookupError) {
    let lines = TableKey.bytes(.format).withUnsafeBytes { file.record(at: $0) }?.lines
    guard let line = lines?.first, line.kind == .table, line[0] == TableManifest.format,
      let version = line[1].flatMap({ Int($0) }), let digest = line[4]
    else { throw .foreign(path: path) }
    guard version == TableManifest.formatVersion else { throw .version(version) }
    self.file = file
    storeID = line[2]
    revision = line[3].flatMap { Int($0) }
    self.digest = digest
  }
}
