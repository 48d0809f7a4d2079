/// Counts the cells of a terminal that the code points of a line take, from its start.
///
/// What terminals draw as one emoji takes two cells in all: code points joined by U+200D, a skin tone behind an
/// emoji, a symbol that U+FE0F asks to be drawn in colour, two regional indicators as a flag. Code points whose width
/// is ambiguous (UAX #11) take one, as they do wherever no East Asian legacy encoding is set.
public struct CellCounter: Sendable, BitwiseCopyable {
  /// The cells counted so far.
  public private(set) var cells = 0
  private var last = Last.other

  /// What the last code point was, where that decides over the next one.
  private enum Last: UInt8, BitwiseCopyable {
    case other
    /// One cell wide, and an emoji if U+FE0F follows.
    case symbol
    case emoji
    /// A U+200D behind an emoji.
    case joiner
    /// The first half of a flag.
    case indicator
  }

  /// A counter at the start of a line.
  public init() {}

  /// Counts a code point.
  ///
  /// - Returns: the cells it takes behind those before it.
  @discardableResult
  public mutating func add(_ scalar: SourceScalar) -> Int {
    let width = width(of: scalar)
    cells += width
    return width
  }

  private mutating func width(of scalar: SourceScalar) -> Int {
    let alone = scalar.cells(after: cells)
    guard !scalar.isStray else {
      last = .other
      return alone
    }
    switch (last, scalar.value) {
    case (.symbol, 0xFE0F), (.symbol, 0x1F3FB...0x1F3FF):
      last = .emoji
      return 1
    case (.emoji, 0xFE0F), (.emoji, 0x1F3FB...0x1F3FF):
      return 0
    case (.emoji, 0x200D):
      last = .joiner
      return 0
    case (.joiner, let value) where value > 0x7F && Self.isEmoji(value):
      last = .emoji
      return 0
    case (.indicator, 0x1F1E6...0x1F1FF):
      last = .other
      return 0
    case (_, 0x1F1E6...0x1F1FF):
      last = .indicator
      return 2
    default:
      last = !Self.isEmoji(scalar.value) ? .other : alone == 2 ? .emoji : .symbol
      return alone
    }
  }

  private static func isEmoji(_ value: UInt32) -> Bool {
    if value < 0xA9 { return value == 0x23 || value == 0x2A || (0x30...0x39).contains(value) }
    return Unicode.Scalar(value)?.properties.isEmoji ?? false
  }
}
