/// Why a table is not read; the one that was read before stays.
public enum LookupError: Error, Hashable, Sendable {
  /// A file cannot be opened or read, by the system's error number.
  case unreadable(path: String, error: Int32)
  /// A file is not what `midas tables` writes.
  case foreign(path: String)
  /// The tables are of another version of the format.
  case version(Int)
  /// A file is not the one that the manifest names: it was cut off, or changed since.
  case torn(path: String)
  /// The tables have no CDB among them: `midas tables --format cdb`.
  case noTable
}
