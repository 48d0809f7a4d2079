import Glibc

/// The value behind a reference.
///
/// It has one owner and no copy, so that it can be neither printed, reflected on nor encoded: every function that does
/// takes a copyable value. Its bytes are overwritten when it goes.
public struct Secret: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer

  /// A copy of `bytes`, which stay whoever's they are.
  public init(copying bytes: UnsafeRawBufferPointer) {
    self.bytes = .allocate(byteCount: bytes.count, alignment: 1)
    self.bytes.copyMemory(from: bytes)
  }

  /// A copy of `bytes`, which are overwritten.
  init(taking bytes: inout [UInt8]) {
    self.init(copying: bytes[...])
    bytes.withUnsafeMutableBytes { Self.erase($0) }
    bytes = []
  }

  /// A copy of part of an array, which stays whoever's it is.
  public init(copying bytes: ArraySlice<UInt8>) {
    self.bytes = .allocate(byteCount: bytes.count, alignment: 1)
    self.bytes.copyBytes(from: bytes)
  }

  deinit {
    Self.erase(bytes)
    bytes.deallocate()
  }

  /// Lends the bytes to `body`, which must keep nothing of them.
  public borrowing func withBytes<Result: ~Copyable>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(bytes))
  }

  /// How many characters it has, counted as code points.
  public var characterCount: Int {
    withBytes { bytes in bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }

  /// Overwrites memory in a way that the optimiser does not take out.
  static func erase(_ bytes: UnsafeMutableRawBufferPointer) {
    if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
  }
}
