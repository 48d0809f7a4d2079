import MidasSource

/// Hashes that know the lines of a file again after lines were added elsewhere, as code scanning computes them.
///
/// The hash of a line covers the hundred UTF-16 code units from its start on, blanks left out, as a polynomial in 37
/// modulo 2⁶⁴; lines of one hash are counted through. The uploading action of GitHub does the same and warns where a
/// report says otherwise: https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
///
/// A secret counts as one asterisk, so that nobody can guess it from the hash.
struct LineHashes {
  private static let window = 100
  private static let base: UInt64 = 37
  /// What leaves the window is worth this much by then.
  private static let leaving = (0..<window).reduce(into: 1 as UInt64) { power, _ in power &*= base }
  /// Stands behind the last unit of a file.
  private static let end: UInt64 = 65535

  private var hashes: [String] = []
  private var counts: [UInt64: Int] = [:]
  private var units = [UInt64](repeating: 0, count: window)
  /// Where in the window a line starts.
  private var isStart = [Bool](repeating: false, count: window)
  private var index = 0
  private var hash: UInt64 = 0
  private var startsLine = true
  private var followsReturn = false

  /// The hashes of all lines of `bytes`.
  init(_ bytes: [UInt8], hiding hidden: SpanSet) {
    var wasHidden = false
    for scalar in SourceScalars(bytes[...]) {
      let isHidden = hidden.contains(scalar.offset) && scalar.value != 0x0A && scalar.value != 0x0D
      defer { wasHidden = isHidden }
      guard !isHidden else {
        if !wasHidden { add(UInt64(UInt8(ascii: "*"))) }
        continue
      }
      if scalar.isStray {
        add(0xFFFD)
      } else if scalar.value > 0xFFFF {
        add(UInt64(0xD800 + ((scalar.value - 0x10000) >> 10)))
        add(UInt64(0xDC00 + ((scalar.value - 0x10000) & 0x3FF)))
      } else {
        add(UInt64(scalar.value))
      }
    }
    add(Self.end)
    for _ in 0..<Self.window {
      emit()
      push(0)
    }
  }

  /// The hash of a line, which counts from 1.
  subscript(line: Int) -> String? {
    hashes.indices.contains(line - 1) ? hashes[line - 1] : nil
  }

  private mutating func add(_ unit: UInt64) {
    let isSecondHalf = followsReturn && unit == 0x0A
    followsReturn = unit == 0x0D
    if unit == 0x20 || unit == 0x09 || isSecondHalf { return }
    let unit = unit == 0x0D ? 0x0A : unit
    emit()
    isStart[index] = startsLine
    push(unit)
    startsLine = unit == 0x0A
  }

  /// Takes a unit into the window, for the one that was there a hundred units ago.
  private mutating func push(_ unit: UInt64) {
    hash = hash &* Self.base &+ unit &- Self.leaving &* units[index]
    units[index] = unit
    index = (index + 1) % Self.window
  }

  /// Writes down the hash of the line that started a hundred units ago, if one did.
  private mutating func emit() {
    guard isStart[index] else { return }
    isStart[index] = false
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    hashes.append("\(String(hash, radix: 16)):\(count)")
  }
}
