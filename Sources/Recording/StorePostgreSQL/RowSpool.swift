#if PostgreSQL
import MidasFiles
import MidasStore

/// Rows on their way into a table, put by as text until all of them go in one COPY and are read back in another.
final class RowSpool {
  let table: StateTable
  private let place: String
  private var spool = Spool()
  /// How many rows are to be written.
  private(set) var writtenCount = 0
  /// Where rows lie that are in the table already.
  private var kept: [Range<Int>] = []

  /// How many bytes are read from it at once.
  private static let pieceSize = 1 << 16

  /// - Parameter place: The server, for errors.
  init(_ table: StateTable, to place: String) {
    self.table = table
    self.place = place
  }

  /// Whether it holds no row that is to be written.
  var hasNothingToWrite: Bool { writtenCount == 0 }

  /// Puts `rows` by.
  func append(_ rows: TableRows) throws(StoreError) {
    guard !rows.isEmpty else { return }
    var text = CopyText()
    try rows.withRows { (rows, table) throws(StoreError) in
      try rows.forEach { (row, isWritten) throws(StoreError) in
        let start = spool.count + text.bytes.count
        try text.append(row, of: table, to: place)
        if isWritten { writtenCount += 1 } else { kept.append(start..<spool.count + text.bytes.count) }
        guard text.bytes.count > Self.pieceSize else { return }
        try put(text.bytes)
        text.removeAll()
      }
    }
    try put(text.bytes)
  }

  private func put(_ bytes: [UInt8]) throws(StoreError) {
    do throws(FileFailure) {
      try spool.append(bytes)
    } catch {
      throw refusal(error)
    }
  }

  /// Hands over the rows that are to be written, in pieces of no particular size.
  func forEachPiece(_ body: ([UInt8]) throws(StoreError) -> Void) throws(StoreError) {
    var start = 0
    for range in kept + [spool.count..<spool.count] {
      while start < range.lowerBound {
        let piece = try bytes(from: start, limit: min(Self.pieceSize, range.lowerBound - start))
        try body(piece)
        start += piece.count
      }
      start = range.upperBound
    }
  }

  /// Hands over the texts of each row.
  func forEachRow(_ body: ([String]) throws -> Void) throws {
    var lines = Lines(self)
    while let line = try lines.next() { try body(CopyText.cells(of: line)) }
  }

  fileprivate func bytes(from start: Int, limit: Int) throws(StoreError) -> [UInt8] {
    do throws(FileFailure) {
      return try spool.bytes(from: start, limit: limit)
    } catch {
      throw refusal(error)
    }
  }

  private func refusal(_ failure: FileFailure) -> StoreError {
    .unavailable(
      "\(spool.folder): \(failure.reason), where rows wait for the server; set TMPDIR to a folder with room, and apply again"
    )
  }

  /// The rows, all of them, one after the other.
  struct Lines {
    private let spool: RowSpool
    private var piece: [UInt8] = []
    /// Where the next line begins in `piece`.
    private var start = 0
    /// How many bytes were read of the spool.
    private var end = 0

    init(_ spool: RowSpool) { self.spool = spool }

    /// The next line without its line feed; nothing behind the last.
    mutating func next() throws(StoreError) -> [UInt8]? {
      while true {
        if let feed = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { start = feed + 1 }
          return Array(piece[start..<feed])
        }
        guard try readOn() else { return nil }
      }
    }

    /// Goes over the next line if that is `line`, which has its line feed.
    mutating func skip(_ line: UnsafeRawBufferPointer) throws(StoreError) -> Bool {
      while piece.count - start < line.count { guard try readOn() else { return false } }
      let isSame = piece.withUnsafeBytes { $0[start..<start + line.count].elementsEqual(line) }
      if isSame { start += line.count }
      return isSame
    }

    /// Reads more; whether there was any.
    private mutating func readOn() throws(StoreError) -> Bool {
      let more = try spool.bytes(from: end, limit: RowSpool.pieceSize)
      piece.removeSubrange(..<start)
      start = 0
      piece += more
      end += more.count
      return !more.isEmpty
    }
  }
}
#endif
