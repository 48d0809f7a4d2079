extension SourceScalar {
  /// The distance of tab stops in an excerpt.
  public static let tabStop = 4

  /// What stands for it on a terminal, `cells` cells from the line's start: itself, blanks for a tab, or
  /// an escape for what would move the cursor, change the terminal's state or reorder the text.
  public func shown(after cells: Int) -> String {
    if isStray { return "\\x" + Self.hex(value, digits: 2) }
    if value == 0x09 { return String(repeating: " ", count: Self.tabStop - cells % Self.tabStop) }
    if Self.isUnsafe(value) {
      return switch value {
      case 0x0A: "\\n"
      case 0x0D: "\\r"
      default: "\\u{" + Self.hex(value, digits: 1) + "}"
      }
    }
    return Unicode.Scalar(value).map { String(Character($0)) } ?? ""
  }

  /// How many cells of a terminal `shown(after:)` takes where it stands alone; `CellCounter` knows sequences.
  public func cells(after cells: Int) -> Int {
    if !isStray, value != 0x09, !Self.isUnsafe(value) { return DisplayWidth.cells(of: value) }
    return shown(after: cells).utf8.count
  }

  /// Control characters, line separators, marks of direction and other invisible code points.
  ///
  /// The joiners stay: emoji and some scripts are spelt with them.
  private static func isUnsafe(_ value: UInt32) -> Bool {
    if value < 0x20 { return true }
    guard value >= 0x7F, value != 0x200C, value != 0x200D else { return false }
    return switch Unicode.Scalar(value)?.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

/// Text made safe for a terminal.
public enum TerminalText {
  /// `text` on one line, with an escape for whatever a terminal would obey rather than show.
  public static func escaped(_ text: String) -> String {
    var result = ""
    var counter = CellCounter()
    for scalar in SourceScalars(Array(text.utf8)[...]) {
      result += scalar.shown(after: counter.cells)
      counter.add(scalar)
    }
    return result
  }
}
