#if PostgreSQL
import CLibPQ
import MidasStore

/// The functions of libpq, which is loaded with the first connection.
struct LibPQ: Sendable {
  /// They stay where they are, and as they are, for the life of the process.
  private nonisolated(unsafe) let address: UnsafePointer<libpq_functions>

  /// The functions, by the names that libpq gives them.
  var functions: libpq_functions { address.pointee }

  /// Loads libpq where that has not been done.
  init() throws(StoreError) { self = try Self.loaded.get() }

  private init(at address: UnsafePointer<libpq_functions>) { self.address = address }

  private static let loaded: Result<LibPQ, StoreError> = {
    var problem: UnsafePointer<CChar>?
    if let functions = libpq_load(&problem) { return .success(LibPQ(at: functions)) }
    let reason = problem.map { String(cString: $0) } ?? "no reason was given"
    return .failure(
      .unavailable(
        "a state in PostgreSQL needs libpq, which cannot be loaded here (Debian: apt install libpq5): \(reason)"
      ))
  }()
}
#endif
