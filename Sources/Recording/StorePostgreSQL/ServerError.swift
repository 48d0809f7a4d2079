#if PostgreSQL
import MidasStore

/// What a server answers instead of a result.
struct ServerError {
  /// Five characters that say what kind of error it is (PostgreSQL, appendix A).
  let state: String
  /// The server's words, in the language it is set to.
  let message: String

  /// What it means for a state; nothing was written, since the transaction is over.
  func storeError(at place: String, role: String) -> StoreError {
    switch state {
    case "55P03": .busy("\(place): another apply is writing")
    case "40001", "40P01": .busy("\(place): another transaction stood in the way (\(message)); try again")
    case "57014":
      .unavailable(
        "\(place): the server gave a statement up (\(message)); raise statement_timeout for role `\(role)`")
    case "25006": .unavailable("\(place) is read-only (\(message)): apply needs the primary")
    case "42501":
      .unavailable("\(place): \(message); role `\(role)` needs the rights that docs/stores.md lists")
    case "42P01", "42703", "42883", "3F000":
      .damaged("\(place): \(message); restore it from a backup")
    case "53100": .unavailable("\(place): the server's disk is full (\(message))")
    default: isDefect ? .defect("\(place): \(message) (\(state))") : .unavailable("\(place): \(message)")
    }
  }

  /// Whether a row has a key that must be of one row alone.
  var isUniqueViolation: Bool { state == "23505" }

  /// Whether it blames the statement or the data rather than the server, the network or the settings.
  private var isDefect: Bool {
    ["08", "0A", "25", "28", "3D", "53", "54", "55", "57", "58", "F0", "HV", "P0", "XX"]
      .allSatisfy { !state.hasPrefix($0) }
  }
}
#endif
