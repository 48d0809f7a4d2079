import CLibYAML

/// What libyaml's marks leave open about where a value stands in its file.
extension UnsafeBufferPointer<UInt8> {
  /// The offset of the value behind anchors, tags and the comments between them.
  func valueStart(behindPropertiesAt start: Int, end: Int) -> Int {
    var index = start
    while index < end {
      let byte = self[index]
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
        while index < end, !self[index].isBlank { index += 1 }
      } else if byte.isBlank {
        index += 1
      } else if byte == UInt8(ascii: "#") {
        while index < end, self[index] != UInt8(ascii: "\n") { index += 1 }
      } else {
        return index
      }
    }
    return Swift.min(index, end)
  }

  /// The end of a block scalar without the blank lines behind it.
  func end(ofBlockAt start: Int, end: Int) -> Int {
    var index = end
    while index > start, self[index - 1].isBlank { index -= 1 }
    return index
  }

  /// Whether `length` bytes of `value` stand in the file at `offset`, so that nothing has to be kept of them.
  func holds(_ value: UnsafeMutablePointer<UInt8>?, _ length: Int, at offset: Int) -> Bool {
    guard length > 0 else { return true }
    guard let value, let base = baseAddress else { return false }
    return memcmp(base + offset, value, length) == 0
  }
}

extension UInt8 {
  /// A space, a tab or a line break.
  var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
