import Glibc

/// Reading and writing open files to their end, whatever signals come between.
enum Descriptor {
  /// Appends all that can be read to `bytes`.
  ///
  /// - Returns: the error number at which reading broke off, or nil at the end.
  static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int32? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return nil }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if errno != EINTR {
        return errno
      }
    }
  }

  /// Writes all of `bytes`.
  ///
  /// - Returns: the error number at which writing broke off, or nil.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
