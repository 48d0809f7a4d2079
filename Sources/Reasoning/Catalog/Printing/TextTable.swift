/// Rows of texts whose columns start below each other, two blanks apart.
struct TextTable {
  private var rows: [[String]] = []
  private let indentation: Int

  /// An empty table whose rows are indented by so many blanks.
  init(indentedBy indentation: Int = 0) {
    self.indentation = indentation
  }

  /// Adds a row; wide characters belong into its last cell, which nothing is aligned after.
  mutating func row(_ cells: String...) {
    rows.append(cells)
  }

  /// The lines, each with a line break; blanks at their ends are cut.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column + 1 < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
    }
    return rows.map { cells in
      var line = String(repeating: " ", count: indentation)
      for (column, cell) in cells.enumerated() {
        line += cell
        if column + 1 < cells.count {
          line += String(repeating: " ", count: widths[column] - cell.unicodeScalars.count + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
