/// Why no workspace could be opened at all.
public enum WorkspaceError: Error, Hashable, Sendable {
  /// The arguments make no sense together (exit 64).
  case usage(String)
  /// A path given does not exist or cannot be read, or there is no file to read (exit 66).
  case unreadable(String)

  /// What to tell the person.
  public var message: String {
    switch self {
    case .usage(let message), .unreadable(let message): message
    }
  }
}
