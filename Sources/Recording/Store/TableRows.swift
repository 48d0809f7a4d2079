public import MidasResources

/// Rows of one table as its columns are to hold them, one after the other in one piece of memory.
///
/// They are made on any thread; what writes them, and what holds them against what it reads back, need neither text
/// nor memory of its own.
public struct TableRows: Sendable {
  /// The table.
  public let table: StateTable
  private var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`, twice; one more where it is NULL.
  private var ends: [Int] = []
  /// Which rows stand there already, in order.
  private var kept: [Int] = []

  /// No rows of `table`.
  public init(_ table: StateTable) {
    self.table = table
  }

  /// How many there are.
  public var count: Int { ends.count / table.columns.count }

  /// Whether there are none.
  public var isEmpty: Bool { ends.isEmpty }

  // MARK: - Writing

  /// Appends a text, or NULL, to the row.
  mutating func append(_ text: String?) {
    if var text { text.withUTF8 { bytes.append(contentsOf: $0) } }
    endCell(isNull: text == nil)
  }

  /// Appends a number, or NULL, to the row.
  mutating func append(_ number: Int?) {
    if let number { withUnsafeBytes(of: Int64(number)) { bytes.append(contentsOf: $0) } }
    endCell(isNull: number == nil)
  }

  /// Appends a digest, or NULL, to the row.
  mutating func append(_ digest: Digest?) {
    digest?.withBytes { bytes.append(contentsOf: $0) }
    endCell(isNull: digest == nil)
  }

  /// Says that the row before, which is full now, stands there already and is only to be read back.
  mutating func keepLast() { kept.append(count - 1) }

  private mutating func endCell(isNull: Bool) {
    ends.append(bytes.count << 1 | (isNull ? 1 : 0))
  }

  // MARK: - Reading

  /// Lends the rows, and names their table.
  public func withRows<Answer, Failure: Error>(
    _ body: (borrowing Rows, StateTable) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let result: Result<Answer, Failure> = bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { ends in
        do throws(Failure) {
          let rows = Rows(bytes: bytes, ends: ends, width: table.columns.count, kept: kept)
          return .success(try body(rows, table))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  /// The rows while they are lent.
  public struct Rows: ~Copyable {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<Int>
    fileprivate let width: Int
    fileprivate let kept: [Int]

    /// How many there are.
    public var count: Int { ends.count / width }

    /// The row with that number.
    public subscript(_ number: Int) -> Row { Row(bytes: bytes, ends: ends, first: number * width) }

    /// Hands over the rows that are to be written, or all.
    public func forEach<Failure: Error>(
      _ body: (_ row: Row, _ isWritten: Bool) throws(Failure) -> Void
    ) throws(Failure) {
      var kept = kept[...]
      for number in 0..<count {
        let isKept = kept.first == number
        if isKept { kept.removeFirst() }
        try body(self[number], !isKept)
      }
    }
  }

  /// One row while it is lent.
  public struct Row {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<Int>
    fileprivate let first: Int

    /// What a column holds: UTF-8, the eight bytes of a number as the machine has it, or those of a digest; nothing
    /// for NULL.
    public subscript(_ column: Int) -> UnsafeRawBufferPointer? {
      let cell = first + column
      guard ends[cell] & 1 == 0 else { return nil }
      return UnsafeRawBufferPointer(rebasing: bytes[(cell == 0 ? 0 : ends[cell - 1] >> 1)..<ends[cell] >> 1])
    }

    /// The text in a column; nothing for NULL.
    public func text(_ column: Int) -> String? { self[column].map { String(decoding: $0, as: UTF8.self) } }

    /// The number in a column; nothing for NULL.
    public func number(_ column: Int) -> Int? { self[column].map { Int($0.loadUnaligned(as: Int64.self)) } }

    /// The digest in a column; nothing for NULL.
    public func digest(_ column: Int) -> Digest? { self[column].flatMap { Digest(bytes: $0) } }
  }
}
