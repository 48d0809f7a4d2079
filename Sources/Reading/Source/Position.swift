/// A line and a column, both counted from 1.
public struct Position: Hashable, Sendable, BitwiseCopyable, Comparable {
  /// The line, as an editor counts it.
  public var line: Int
  /// The column in that line, in the unit it was asked for in.
  public var column: Int

  /// The place at `line` and `column`.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Sorts by line, then by column.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// What a column counts.
public enum ColumnUnit: Sendable, CaseIterable {
  /// Unicode code points: JSON, SARIF, GitHub, GitLab.
  case codePoints
  /// UTF-8 bytes: rdjson, and LSP where client and server agree on it.
  case utf8
  /// UTF-16 code units: LSP.
  case utf16
  /// Cells of a terminal: text.
  case cells
}
