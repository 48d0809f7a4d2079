/// A text that is no JSON, or JSON that no plan has: fractions, lone surrogates, great depth.
public struct JSONError: Error, Hashable {
  /// The offset of the byte that is wrong.
  public let offset: Int
}

extension JSONValue {
  /// Reads one value, with nothing but blanks around it.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.isAtEnd else { throw parser.error }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var offset = 0

  var isAtEnd: Bool { offset == bytes.count }
  var error: JSONError { JSONError(offset: offset) }
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { offset += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < 32 else { throw error }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard next == byte else { throw error }
    offset += 1
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in text.utf8 { try expect(byte) }
    return value
  }

  private mutating func number() throws(JSONError) -> Int {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    while let byte = next, 0x30...0x39 ~= byte { offset += 1 }
    guard let number = Int(String(decoding: bytes[start..<offset], as: UTF8.self)) else { throw error }
    return number
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    try expect(UInt8(ascii: "["))
    skipBlanks()
    var elements: [JSONValue] = []
    if next == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    while true {
      elements.append(try value(depth: depth))
      skipBlanks()
      guard next == UInt8(ascii: ",") else { break }
      offset += 1
    }
    try expect(UInt8(ascii: "]"))
    return elements
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    try expect(UInt8(ascii: "{"))
    skipBlanks()
    var members: [JSONValue.Member] = []
    if next == UInt8(ascii: "}") {
      offset += 1
      return members
    }
    while true {
      skipBlanks()
      let name = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
      skipBlanks()
      guard next == UInt8(ascii: ",") else { break }
      offset += 1
    }
    try expect(UInt8(ascii: "}"))
    return members
  }

  private mutating func string() throws(JSONError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = offset
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      guard byte >= 0x20 else { throw error }
      offset += 1
    }
    guard next == UInt8(ascii: "\\") else { return try ending(bytes[start..<offset]) }
    var text = Array(bytes[start..<offset])
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error }
      offset += 1
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: try escaped())
      } else {
        text.append(byte)
      }
    }
    return try ending(text)
  }

  private mutating func ending(_ text: some Collection<UInt8>) throws(JSONError) -> String {
    try expect(UInt8(ascii: "\""))
    guard let string = String(validating: text, as: UTF8.self) else { throw error }
    return string
  }

  private mutating func escaped() throws(JSONError) -> [UInt8] {
    guard let letter = next else { throw error }
    offset += 1
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      var units = [first]
      if UTF16.isLeadSurrogate(first) {
        try expect(UInt8(ascii: "\\"))
        try expect(UInt8(ascii: "u"))
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw error }
      return Array(text.utf8)
    default: throw error
    }
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    guard offset + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw error }
    offset += 4
    return unit
  }
}
