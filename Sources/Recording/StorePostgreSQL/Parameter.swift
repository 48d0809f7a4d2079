#if PostgreSQL
import MidasResources
import MidasStore

/// A value that goes to the server apart from the statement, in PostgreSQL's text form.
struct Parameter {
  /// Its UTF-8; nothing for NULL.
  let bytes: [UInt8]?

  /// A text, or NULL.
  static func text(_ text: String?) -> Parameter { Parameter(bytes: text.map { Array($0.utf8) }) }

  /// A number.
  static func number(_ number: Int) -> Parameter { text(String(number)) }

  /// A digest, for a statement that decodes hexadecimal digits.
  static func digest(_ digest: Digest) -> Parameter { text(digest.hex) }

  /// An array of texts.
  static func array(_ texts: some Sequence<String>) -> Parameter {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for text in texts {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "}"))
    return Parameter(bytes: bytes)
  }

  /// Whether it holds what ends a text in C.
  var holdsNUL: Bool { bytes?.contains(0) ?? false }

  /// Why PostgreSQL cannot keep it.
  func refusal(at place: String) -> StoreError {
    .holdingNUL(String(decoding: bytes ?? [], as: UTF8.self), at: place)
  }
}

extension StoreError {
  /// `text` cannot be kept.
  static func holdingNUL(_ text: String, at place: String) -> StoreError {
    let shown = text.unicodeScalars.prefix(60).map { $0.value == 0 ? "\\0" : String($0) }.joined()
    return .unavailable("\(place): PostgreSQL keeps no text with the character U+0000 in it: `\(shown)`")
  }
}
#endif
