import Glibc

/// Text on its way into an open file, in large pieces, so that none of it need be held whole.
struct DescriptorStream: TextOutputStream {
  private let descriptor: Int32
  private var waiting = ""
  /// The error number at which writing broke off; nothing more is written then.
  private(set) var error: Int32?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Adds text, which may wait for more.
  mutating func write(_ text: String) {
    waiting += text
    if waiting.utf8.count >= 1 << 16 { flush() }
  }

  /// Writes what waits.
  mutating func flush() {
    if error == nil {
      error = waiting.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: descriptor) }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
