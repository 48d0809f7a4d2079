/// A canonical encoding that cannot be read: it was cut short, damaged or written by a newer program.
public struct CorruptEncoding: Error, Hashable {
  /// The offset of the byte that could not be understood.
  public let offset: Int

  /// That the byte at `offset` could not be understood.
  public init(offset: Int) { self.offset = offset }
}

extension Resource {
  /// Reads one resource from its canonical encoding.
  public init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(CorruptEncoding) {
    var reader = EncodingReader(bytes: bytes)
    guard let kind = ResourceKind(rawValue: try reader.byte()) else { throw reader.corrupt }
    guard let address = Address(parsing: try reader.text()), address.kind == kind else {
      throw reader.corrupt
    }
    self.init(address, reservingCapacity: kind == .channel ? 10 : 4)
    while !reader.isAtEnd {
      let number = try reader.byte()
      guard let field = Field(rawValue: UInt16(kind.rawValue) << 8 | UInt16(number)) else {
        throw reader.corrupt
      }
      switch field.shape {
      case .text: self[field] = .text(try reader.text())
      case .set:
        var members: [String] = []
        for _ in 0..<(try reader.count()) { members.append(try reader.text()) }
        self[field] = .set(members)
      case .map:
        var entries: [MapEntry] = []
        for _ in 0..<(try reader.count()) {
          entries.append(MapEntry(key: try reader.text(), value: try reader.text()))
        }
        self[field] = .map(entries)
      }
    }
  }

  /// Reads one resource from its canonical encoding.
  public init(decoding bytes: some Collection<UInt8>) throws(CorruptEncoding) {
    let result = Array(bytes).withUnsafeBufferPointer { bytes in
      Result { () throws(CorruptEncoding) in try Resource(decoding: bytes) }
    }
    self = try result.get()
  }
}

/// Walks through one canonical encoding.
private struct EncodingReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0

  var isAtEnd: Bool { offset == bytes.count }
  var corrupt: CorruptEncoding { CorruptEncoding(offset: offset) }

  mutating func byte() throws(CorruptEncoding) -> UInt8 {
    guard offset < bytes.count else { throw corrupt }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// A count of things that take at least one byte each, so never more than what is left.
  mutating func count() throws(CorruptEncoding) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let next = try byte()
      value |= UInt(next & 0x7F) << shift
      shift += 7
      if next < 0x80 { break }
      guard shift < 35 else { throw corrupt }
    }
    guard value <= bytes.count - offset else { throw corrupt }
    return Int(value)
  }

  mutating func text() throws(CorruptEncoding) -> String {
    let length = try count()
    defer { offset += length }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[offset..<offset + length]), as: UTF8.self)
  }
}
