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
    guard let text else {
      buffer += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
      return
    }
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
    buffer += Array(String(number).utf8)
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
