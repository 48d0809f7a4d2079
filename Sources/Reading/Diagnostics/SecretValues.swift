import MidasSource

/// Finds values that are secrets by the name of their key.
///
/// Rules name the secrets they know of. In a text that could not be read, below a mistyped or repeated key, nobody
/// knows of them: an excerpt hides what looks like one all the same.
enum SecretValues {
  /// The spans of such values in the bytes of one line; references are none.
  static func spans(in line: Range<Int>, of bytes: [UInt8]) -> [SourceSpan] {
    var spans: [SourceSpan] = []
    var offset = line.lowerBound
    while offset < line.upperBound {
      guard bytes[offset] == UInt8(ascii: ":"), isName(word(before: offset, in: line, of: bytes)) else {
        offset += 1
        continue
      }
      let value = value(after: offset, in: line, of: bytes)
      if !value.isEmpty, !isReference(bytes[value]) {
        spans.append(SourceSpan(start: UInt32(value.lowerBound), end: UInt32(value.upperBound)))
      }
      offset = max(value.upperBound, offset + 1)
    }
    return spans
  }

  /// The key before a colon, without its quotes.
  private static func word(before colon: Int, in line: Range<Int>, of bytes: [UInt8]) -> ArraySlice<UInt8> {
    var end = colon
    if end > line.lowerBound, isQuote(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > line.lowerBound, isWord(bytes[start - 1]) { start -= 1 }
    return bytes[start..<end]
  }

  /// Whether a key of this name holds a secret, be it mistyped.
  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    let isKey = name.hasSuffix("key") && name != "key"
    return isKey
      || ["secr", "passw", "pwd", "signature", "certificate", "_iv"].contains { name.contains($0) }
  }

  /// The value that follows a colon: quoted or bracketed up to its end, else up to what ends a plain scalar.
  private static func value(after colon: Int, in line: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = colon + 1
    while start < line.upperBound, isBlank(bytes[start]) { start += 1 }
    guard start < line.upperBound else { return start..<start }
    let close: UInt8? =
      switch bytes[start] {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "{"): UInt8(ascii: "}")
      case let quote where isQuote(quote): quote
      default: nil
      }
    var end = start + 1
    while end < line.upperBound {
      if let close {
        if bytes[end] == close { return start..<(end + 1) }
      } else if [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[end])
        || (bytes[end] == UInt8(ascii: "#") && isBlank(bytes[end - 1]))
      {
        break
      }
      end += 1
    }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// `env://NAME`, quoted or in a list: a name, which may be shown.
  private static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
    let text = value.drop { isQuote($0) || isBlank($0) || $0 == UInt8(ascii: "[") }
    let scheme = text.prefix { isWord($0) }
    return !scheme.isEmpty && text.dropFirst(scheme.count).starts(with: "://".utf8)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
