import MidasStore
import MidasStoreSQLite
import MidasWorkspace

#if PostgreSQL
import MidasStorePostgreSQL
#endif

/// Where a state is, as `--state`, MIDAS_STATE, `state:` of midas.yaml and `state copy` write it.
enum StateLocation {
  /// A file.
  case file(path: String)
  /// A database of a server, by a URL without a password.
  case server(url: String)

  /// Where the state is when nobody says anything.
  static let usual = "sqlite:.midas/state.db"

  /// The place that `written` names, itself or by the variable that holds it.
  ///
  /// A URL is never repeated in a message: it may hold a password after all.
  init(_ written: String) throws(CommandFailure) {
    let location = try Self.resolved(written)
    if location.hasPrefix("postgresql://") || location.hasPrefix("postgres://") {
      guard !StateURL.holdsPassword(location) else {
        throw CommandFailure(
          status: .unavailable,
          message:
            "a state URL with a password in it is refused; passwords come from PGPASSWORD, .pgpass or a service file"
        )
      }
      self = .server(url: location)
      return
    }
    guard location.hasPrefix("sqlite:") else {
      throw CommandFailure(
        status: .usage, message: "a state store is written sqlite:PATH, postgresql://… or env://NAME")
    }
    let path = String(location.dropFirst("sqlite:".utf8.count))
    guard !path.isEmpty else {
      throw CommandFailure(status: .usage, message: "sqlite: needs a path, as \(Self.usual)")
    }
    self = .file(path: path)
  }

  /// The store there; it need not exist yet.
  ///
  /// - Parameters:
  ///   - root: The folder from which relative paths start.
  ///   - lockTimeout: How many seconds a writer waits for another one.
  func store(below root: String, lockTimeout: Double) throws(CommandFailure) -> any StateStore {
    switch self {
    case .file(let path):
      return SQLiteStore(path: path.hasPrefix("/") ? path : "\(root)/\(path)", lockTimeout: lockTimeout)
    case .server(let url):
      #if PostgreSQL
      return PostgreSQLStore(url: url, lockTimeout: lockTimeout)
      #else
      throw CommandFailure(
        status: .unavailable,
        message:
          "this midas was built without PostgreSQL (the package trait of that name), and keeps its state in SQLite"
      )
      #endif
    }
  }

  /// What an `env://NAME` holds; anything else is itself.
  private static func resolved(_ written: String) throws(CommandFailure) -> String {
    guard written.hasPrefix("env://") else { return written }
    let name = String(written.dropFirst("env://".utf8.count))
    guard let value = Environment.value(name) else {
      throw CommandFailure(
        status: .unavailable, message: "the state store stands in \(name), which is not set")
    }
    return value
  }
}
