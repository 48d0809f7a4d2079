/// How far along its line a byte is, in every unit of columns.
public struct LineProgress: Sendable, BitwiseCopyable {
  /// The offset of the byte.
  public private(set) var offset: Int
  /// The code points before it.
  public private(set) var codePoints = 0
  /// The UTF-16 code units before it.
  public private(set) var utf16 = 0
  private var counter = CellCounter()

  /// At the start of the line that starts at `offset`.
  init(from offset: Int) {
    self.offset = offset
  }

  /// The cells of a terminal before it.
  public var cells: Int { counter.cells }

  /// Moves on over a code point.
  ///
  /// - Returns: the cells it takes.
  @discardableResult
  public mutating func advance(over scalar: SourceScalar) -> Int {
    offset = scalar.offset + scalar.length
    codePoints += 1
    utf16 += scalar.value > 0xFFFF ? 2 : 1
    return counter.add(scalar)
  }
}
