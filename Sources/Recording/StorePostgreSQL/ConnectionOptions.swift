#if PostgreSQL
import CLibPQ
import MidasStore

/// What the URL of a state says about the connection, with what Midas adds where nobody says anything.
struct ConnectionOptions {
  /// What reads the URL, and connects.
  let library: LibPQ
  private let url: String
  private var additions: [(keyword: String, value: String)] = []

  /// The options that `url` stands for.
  ///
  /// - Parameter url: As libpq reads it: `postgresql://user@host:port/database?sslmode=verify-full`.
  init(_ url: String) throws(StoreError) {
    library = try LibPQ()
    self.url = url
    let written = try Self.written(in: url, by: library.functions)
    guard written["password"] == nil else {
      throw StoreError.unavailable(
        "a state URL with a password in it is refused; passwords come from PGPASSWORD, .pgpass or a service file"
      )
    }
    // A service file may hold any of these, and what is said here would win over it.
    guard written["service"] == nil else { return }
    let known = Self.environment(by: library.functions)
    for (keyword, value) in Self.defaults where written[keyword] == nil && known[keyword] == nil {
      additions.append((keyword, value))
    }
  }

  /// A host that does not answer is given up, and a connection that died in silence is noticed within a minute.
  private static let defaults = [
    ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
    ("keepalives_count", "3"), ("fallback_application_name", "midas"),
  ]

  /// Connects; the answer may be a connection that failed.
  func connect() -> OpaquePointer? {
    // Texts are UTF-8 whatever the server or the environment prefers.
    let options = additions + [("dbname", url), ("client_encoding", "UTF8")]
    return Self.withPointers(options.map(\.0)) { keywords in
      Self.withPointers(options.map(\.1)) { values in
        library.functions.PQconnectdbParams(keywords, values, 1)
      }
    }
  }

  // MARK: - libpq

  private static func written(in url: String, by libpq: libpq_functions) throws(StoreError) -> [String:
    String]
  {
    // Its message may quote the URL with a password, and is not passed on.
    guard let options = libpq.PQconninfoParse(url, nil) else {
      throw StoreError.unavailable(
        "the state's URL is not one that libpq reads: it is written postgresql://user@host:port/database?sslmode=verify-full"
      )
    }
    defer { libpq.PQconninfoFree(options) }
    return values(of: options)
  }

  /// What the environment and its service say.
  private static func environment(by libpq: libpq_functions) -> [String: String] {
    guard let options = libpq.PQconndefaults() else { return [:] }
    defer { libpq.PQconninfoFree(options) }
    return values(of: options)
  }

  private static func values(of options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return values
  }

  /// Lends `texts` as C strings with a null pointer after the last.
  private static func withPointers<Answer>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
  ) -> Answer {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      body(starts.map { buffer.baseAddress?.advanced(by: $0) } + [nil])
    }
  }
}
#endif
