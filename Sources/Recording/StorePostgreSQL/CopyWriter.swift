#if PostgreSQL
import MidasResources
import MidasStore

/// Rows on their way into a table by COPY, in its text form.
struct CopyWriter {
  private let place: String
  private var buffer: [UInt8] = []
  private var isFirst = true
  /// Takes a full buffer, and says whether it went off.
  ///
  /// A connection that is lost shows when the copying ends.
  var send: ([UInt8]) -> Bool = { _ in true }

  init(place: String) { self.place = place }

  /// Appends a text, or NULL, to the row.
  mutating func append(_ text: String?) throws(StoreError) {
    separate()
    guard var text else {
      buffer += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
      return
    }
    let isPlain = text.withUTF8 { bytes in
      // Below the blank there is no character that need not be looked at.
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") }) else { return false }
      buffer.append(contentsOf: bytes)
      return true
    }
    guard !isPlain else { return }
    for byte in text.utf8 {
      switch byte {
      case 0: throw StoreError.holdingNUL(text, at: place)
      case UInt8(ascii: "\\"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
      case UInt8(ascii: "\n"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case UInt8(ascii: "\t"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      default: buffer.append(byte)
      }
    }
  }

  /// Appends a number to the row.
  mutating func append(_ number: Int) {
    separate()
    buffer.append(contentsOf: String(number).utf8)
  }

  /// Appends a digest, or NULL, to the row.
  mutating func append(_ digest: Digest?) {
    separate()
    // The backslash of the form of a bytea is written as two.
    buffer.append(contentsOf: digest.map { "\\\\x\($0.hex)" }?.utf8 ?? "\\N".utf8)
  }

  /// Ends the row.
  mutating func endRow() {
    buffer.append(UInt8(ascii: "\n"))
    isFirst = true
    if buffer.count > 1 << 16 { flush() }
  }

  /// Sends what is waiting.
  mutating func flush() {
    guard !buffer.isEmpty else { return }
    _ = send(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isFirst { buffer.append(UInt8(ascii: "\t")) }
    isFirst = false
  }
}
#endif
