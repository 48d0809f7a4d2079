import MidasJSON

/// An answer of PortOne that does not say what its description promises; says where and how, never more than that.
public struct AnswerError: Error, Hashable, Sendable {
  /// What is wrong, after the name of what was read: "says `response[3].sandbox` as a text, not true or false".
  public let message: String

  init(_ message: String) { self.message = message }

  /// Bytes that are no JSON.
  init(_ error: JSONError, in bytes: [UInt8]) {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    switch first {
    case nil: self.init("is empty")
    case UInt8(ascii: "<"): self.init("is a web page, not JSON")
    default:
      guard error.offset < bytes.count else {
        self.init("is cut off: its JSON ends in the middle, after \(bytes.count) bytes")
        return
      }
      let before = bytes[..<error.offset]
      let line = before.count { $0 == 0x0A } + 1
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      // Code points: a byte that goes on with one begins no column.
      let column = bytes[start..<error.offset].count { $0 & 0xC0 != 0x80 } + 1
      self.init("is no JSON from line \(line), column \(column) on")
    }
  }
}
