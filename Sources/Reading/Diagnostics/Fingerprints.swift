import MidasSource

/// What findings are known by from run to run, wherever their lines have moved.
///
/// A fingerprint is made of the rule, the path, the message and the text of the line, without secrets and the blanks
/// around it. Findings that agree in all of that are counted through, so that each has its own.
struct Fingerprints {
  /// Of longer lines only the marked text counts, up to this length.
  private static let longest = 1000

  private var seen: [UInt64: Int] = [:]

  /// The fingerprint of the next finding, which is in `file`.
  mutating func next(_ finding: Diagnostic, in file: ReportedFile) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [Array(finding.rule.utf8), Array(file.path.utf8), Array(finding.message.utf8)] {
      Self.add(part + [0], to: &hash)
    }
    Self.add(Self.text(at: finding.place.span, in: file), to: &hash)
    let digits = String(hash, radix: 16)
    let name = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    let earlier = seen[hash, default: 0]
    seen[hash] = earlier + 1
    return earlier == 0 ? name : "\(name)-\(earlier + 1)"
  }

  private static func text(at span: SourceSpan, in file: ReportedFile) -> [UInt8] {
    guard let index = file.index else { return [] }
    var range = index.range(ofLine: index.line(at: span.start))
    if range.count > longest {
      let start = min(max(range.lowerBound, Int(span.start)), range.upperBound)
      range = start..<min(range.upperBound, max(start, Int(span.end)), start + longest)
    }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let text = file.hidden.masking(range, of: index.bytes).drop(while: isBlank)
    return Array(text.prefix(upTo: (text.lastIndex { !isBlank($0) } ?? text.startIndex - 1) + 1))
  }

  /// FNV-1a.
  private static func add(_ bytes: [UInt8], to hash: inout UInt64) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
