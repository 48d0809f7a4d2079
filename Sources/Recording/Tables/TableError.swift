/// Why no tables were written; those that were there stay as they are.
public enum TableError: Error, Hashable, Sendable {
  /// A file or folder could not be written, by the system's error number.
  case unwritable(path: String, error: Int32)
  /// The folder holds something else than tables.
  case foreign(folder: String)
  /// A table cannot hold that much, or the library that writes it refused; says what.
  case refused(String)
}
