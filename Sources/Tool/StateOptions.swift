import ArgumentParser
import MidasStore
import MidasStoreSQLite
import MidasWorkspace

/// The options of every verb that opens a state store.
struct StateOptions: ParsableArguments {
  @Option(
    help:
      "The state store: sqlite:PATH, or env://NAME that holds one. Beats MIDAS_STATE, which beats midas.yaml."
  )
  var state: String?

  /// Where the state is when nobody says anything.
  static let usual = "sqlite:.midas/state.db"

  /// The store of a workspace; it need not exist yet.
  ///
  /// - Parameters:
  ///   - root: The root of the workspace, from which relative paths start.
  ///   - declared: What `state:` of midas.yaml says.
  ///   - lockTimeout: How many seconds a writer waits for another one.
  func store(below root: String, declared: String?, lockTimeout: Double = 10) throws(CommandFailure)
    -> any StateStore
  {
    let written = state ?? Environment.value("MIDAS_STATE") ?? declared ?? Self.usual
    let location = try Self.resolved(written)
    guard location.hasPrefix("sqlite:") else {
      guard !location.hasPrefix("postgresql:"), !location.hasPrefix("postgres:") else {
        throw CommandFailure(status: .unavailable, message: Self.refusal(of: location))
      }
      throw CommandFailure(
        status: .usage, message: "a state store is written sqlite:PATH, postgresql://… or env://NAME")
    }
    let path = String(location.dropFirst("sqlite:".utf8.count))
    guard !path.isEmpty else {
      throw CommandFailure(status: .usage, message: "sqlite: needs a path, as \(Self.usual)")
    }
    return SQLiteStore(path: path.hasPrefix("/") ? path : "\(root)/\(path)", lockTimeout: lockTimeout)
  }

  /// Why a PostgreSQL URL is refused; never with the URL, which may hold a password.
  private static func refusal(of location: String) -> String {
    guard StateURL.holdsPassword(location) else {
      return "PostgreSQL is not in this build: it keeps its state in SQLite"
    }
    return
      "a state URL with a password in it is refused; passwords come from PGPASSWORD, .pgpass or a service file"
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
