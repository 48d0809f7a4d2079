#if PostgreSQL
import MidasResources
import MidasStore

/// Rows as COPY has them, in its text form, each as the server itself would write it.
struct CopyText {
  private(set) var bytes: [UInt8] = []

  /// Appends a row of `table`.
  ///
  /// - Parameter place: The server, for the error where it cannot keep a text.
  mutating func append(_ row: TableRows.Row, of table: StateTable, to place: String) throws(StoreError) {
    for (number, column) in table.columns.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: "\t")) }
      guard let cell = row[number] else {
        bytes += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
        continue
      }
      switch column.kind {
      case .text: try append(text: cell, to: place)
      case .number: bytes.append(contentsOf: String(row.number(number) ?? 0).utf8)
      // The backslash of a bytea's own form is written as two.
      case .digest: bytes.append(contentsOf: "\\\\x\(row.digest(number)?.hex ?? "")".utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Forgets what it holds.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func append(text: UnsafeRawBufferPointer, to place: String) throws(StoreError) {
    // Below the blank there is no character that need not be looked at.
    guard !text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") }) else {
      return bytes.append(contentsOf: text)
    }
    for byte in text {
      guard byte != 0 else { throw .holdingNUL(String(decoding: text, as: UTF8.self), at: place) }
      guard let letter = Self.letter(for: byte) else {
        bytes.append(byte)
        continue
      }
      bytes += [UInt8(ascii: "\\"), letter]
    }
  }

  /// What stands behind a backslash for a character that may not stand for itself.
  private static func letter(for byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0B: UInt8(ascii: "v")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: nil
    }
  }

  /// The texts of a row, which has no line feed at its end; an empty one for NULL.
  static func cells(of line: some Sequence<UInt8>) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      let last = cells.endIndex - 1
      if isEscaped {
        if byte != UInt8(ascii: "N") { cells[last].append(Self.byte(for: byte)) }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\t") {
        cells.append([])
      } else {
        cells[last].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a letter behind a backslash stands for.
  private static func byte(for letter: UInt8) -> UInt8 {
    (0x08...0x0D).first { Self.letter(for: $0) == letter } ?? letter
  }
}
#endif
