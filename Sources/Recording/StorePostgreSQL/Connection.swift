#if PostgreSQL
import CLibPQ
import MidasStore

/// A connection to a server, closed when it goes out of use.
///
/// Every statement is one round trip, parsed anew and bound to its parameters apart from its text; nothing stays
/// behind in the session, so that a pooler may hand each transaction to another server process.
struct Connection: ~Copyable {
  private let handle: OpaquePointer
  private let library: LibPQ
  /// Where it leads, as a person may read it: without user and password.
  let place: String
  private let trace: (@Sendable (String) -> Void)?

  /// Connects as libpq does: with its environment variables, password and service files.
  ///
  /// - Parameters:
  ///   - options: What the state's URL says.
  ///   - trace: Is called with every statement before it is sent.
  init(_ options: ConnectionOptions, trace: (@Sendable (String) -> Void)?) throws(StoreError) {
    let libpq = options.library.functions
    let handle = try Self.open(options, by: libpq)
    self.handle = handle
    library = options.library
    self.trace = trace
    place = Self.place(of: handle, by: libpq)
    // What the server remarks is not for standard error.
    _ = libpq.PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  deinit { library.functions.PQfinish(handle) }

  private var libpq: libpq_functions { library.functions }

  /// The role that it acts as.
  var role: String { libpq.PQuser(handle).map { String(cString: $0) } ?? "" }

  /// The encoding of the database's texts.
  var encoding: String {
    libpq.PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
  }

  /// Whether it still leads somewhere.
  var isOpen: Bool { libpq.PQstatus(handle) == CONNECTION_OK }

  // MARK: - Statements

  /// Runs one or more statements that take no parameters and give no rows.
  borrowing func execute(_ sql: String) throws(StoreError) {
    trace?(sql)
    _ = try checked(libpq.PQexec(handle, sql), PGRES_COMMAND_OK)
  }

  /// Runs a statement that gives rows.
  borrowing func query(_ sql: String, _ parameters: [Parameter] = []) throws(StoreError) -> Rows {
    try checked(send(sql, parameters), PGRES_TUPLES_OK)
  }

  /// Runs a statement that gives no rows.
  borrowing func execute(_ sql: String, _ parameters: [Parameter]) throws(StoreError) {
    _ = try checked(send(sql, parameters), PGRES_COMMAND_OK)
  }

  private borrowing func send(_ sql: String, _ parameters: [Parameter]) throws(StoreError) -> OpaquePointer? {
    if let damaged = parameters.first(where: \.holdsNUL) { throw damaged.refusal(at: place) }
    trace?(sql)
    // All values lie in one buffer, each ended by a zero byte.
    var bytes: [UInt8] = []
    var starts: [Int?] = []
    for parameter in parameters {
      starts.append(parameter.bytes == nil ? nil : bytes.count)
      bytes += parameter.bytes ?? []
      bytes.append(0)
    }
    return bytes.withUnsafeBytes { buffer in
      let base = buffer.bindMemory(to: CChar.self).baseAddress
      let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
      return libpq.PQexecParams(handle, sql, Int32(values.count), nil, values, nil, nil, 1)
    }
  }

  // MARK: - COPY

  /// Sends the rows of `spool` that are to be written into its table, if there are any.
  borrowing func copy(_ spool: RowSpool) throws(StoreError) {
    guard let error = try send(spool) else { return }
    throw error.storeError(at: place, role: role)
  }

  /// Sends the rows of `spool`; answers false, and leaves the transaction broken, if another row has the key of one.
  borrowing func copyUnlessTaken(_ spool: RowSpool) throws(StoreError) -> Bool {
    guard let error = try send(spool, isCounted: true) else { return true }
    guard error.isUniqueViolation else { throw error.storeError(at: place, role: role) }
    return false
  }

  /// - Parameter isCounted: Whether the server must say that it took every row, as where none is read back.
  private borrowing func send(_ spool: RowSpool, isCounted: Bool = false) throws(StoreError) -> ServerError? {
    guard !spool.hasNothingToWrite else { return nil }
    let sql = "COPY midas.\"\(spool.table.name)\" (\(StateTable.list(spool.table.columns))) FROM STDIN"
    trace?(sql)
    _ = try checked(libpq.PQexec(handle, sql), PGRES_COPY_IN)
    do throws(StoreError) {
      // A connection that is lost shows when the copying ends.
      try spool.forEachPiece { piece throws(StoreError) in
        _ = piece.withUnsafeBytes { buffer in
          libpq.PQputCopyData(handle, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
        }
      }
    } catch {
      _ = libpq.PQputCopyEnd(handle, "given up")
      drain()
      throw error
    }
    _ = libpq.PQputCopyEnd(handle, nil)
    let result = libpq.PQgetResult(handle)
    defer {
      libpq.PQclear(result)
      drain()
    }
    if let error = try error(in: result, PGRES_COMMAND_OK) { return error }
    let count = libpq.PQcmdTuples(result).map { String(cString: $0) }
    if isCounted, count != String(spool.writtenCount) {
      throw StoreError.defect("\(place): table \(spool.table.name) did not take every row")
    }
    return nil
  }

  /// Runs a COPY that gives rows, and hands over each with the line feed at its end.
  borrowing func read(_ sql: String, _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Void)
    throws(StoreError)
  {
    trace?(sql)
    _ = try checked(libpq.PQexec(handle, sql), PGRES_COPY_OUT)
    while true {
      var line: UnsafeMutablePointer<CChar>?
      let count = libpq.PQgetCopyData(handle, &line, 0)
      defer { libpq.PQfreemem(line) }
      // -1 ends the rows, -2 is an error; the result says more.
      guard count > 0 else { break }
      try body(UnsafeRawBufferPointer(start: line, count: Int(count)))
    }
    _ = try checked(libpq.PQgetResult(handle), PGRES_COMMAND_OK)
    drain()
  }

  /// Takes what is left of a statement's answer.
  private borrowing func drain() {
    while let result = libpq.PQgetResult(handle) { libpq.PQclear(result) }
  }

  // MARK: - Failures

  private static func open(_ options: ConnectionOptions, by libpq: libpq_functions) throws(StoreError)
    -> OpaquePointer
  {
    guard let handle = options.connect() else {
      throw StoreError.unavailable("there is no memory to connect")
    }
    guard libpq.PQstatus(handle) == CONNECTION_OK else {
      defer { libpq.PQfinish(handle) }
      throw StoreError.unavailable(
        "\(place(of: handle, by: libpq)): \(oneLine(libpq.PQerrorMessage(handle)))")
    }
    return handle
  }

  private borrowing func checked(_ result: OpaquePointer?, _ expected: ExecStatusType) throws(StoreError)
    -> Rows
  {
    guard let result else { throw lost() }
    let rows = Rows(result, of: library)
    if let error = try error(in: result, expected) { throw error.storeError(at: place, role: role) }
    return rows
  }

  /// What the server says instead of what was expected.
  private borrowing func error(in result: OpaquePointer?, _ expected: ExecStatusType) throws(StoreError)
    -> ServerError?
  {
    guard let result else { throw lost() }
    guard libpq.PQresultStatus(result) != expected else { return nil }
    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY, which C writes as characters.
    let state = libpq.PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    let message = libpq.PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
    guard let state, let message else { throw lost() }
    return ServerError(state: state, message: message)
  }

  private borrowing func lost() -> StoreError {
    .unavailable("\(place): the connection was lost: \(Self.oneLine(libpq.PQerrorMessage(handle)))")
  }

  /// What libpq says, in one line.
  private static func oneLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
    let text = message.map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).prefix(3)
      .map { $0.trimmingPrefix(while: { $0 == " " || $0 == "\t" }) }.joined(separator: "; ")
  }

  private static func place(of handle: OpaquePointer, by libpq: libpq_functions) -> String {
    func text(_ value: UnsafeMutablePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
    let host = text(libpq.PQhost(handle))
    let port = text(libpq.PQport(handle))
    let server = host.hasPrefix("/") ? host : "\(host)\(port.isEmpty ? "" : ":\(port)")"
    return "postgresql://\(server)/\(text(libpq.PQdb(handle)))"
  }
}
#endif
