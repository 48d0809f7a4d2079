/// Rows of one kind that stand one behind another in bytes, as those of a unit, each as it stands in memory.
public struct Table<Row: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private let bytes: [UInt8]
  private let start: Int
  /// How many rows there are.
  public let count: Int

  /// `count` rows in `bytes`, from `start` on.
  public init(_ bytes: [UInt8], at start: Int, count: Int) {
    self.bytes = bytes
    self.start = start
    self.count = count
  }

  /// The first row.
  public var startIndex: Int { 0 }
  /// Behind the last row.
  public var endIndex: Int { count }

  /// A copy of a row.
  public subscript(index: Int) -> Row {
    precondition(index >= 0 && index < count, "a row beyond the table")
    return bytes.load(at: start + index * MemoryLayout<Row>.stride)
  }
}

extension [UInt8] {
  /// The value whose memory is a copy of the bytes from `offset` on.
  public func load<Value: BitwiseCopyable>(at offset: Int) -> Value {
    precondition(offset >= 0 && offset + MemoryLayout<Value>.size <= count, "a value beyond the bytes")
    return withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Value.self) }
  }

  /// Overwrites the bytes from `offset` on with the memory of `value`, whose type leaves no byte of it undefined.
  public mutating func store(_ value: some BitwiseCopyable, at offset: Int) {
    Swift.withUnsafeBytes(of: value) { replaceSubrange(offset..<(offset + $0.count), with: $0) }
  }

  /// Appends the memory of `values`, whose types leave no byte of it undefined.
  public mutating func append(memoryOf values: [some BitwiseCopyable]) {
    values.withUnsafeBytes { append(contentsOf: $0) }
  }
}
