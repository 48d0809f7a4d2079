import Glibc

/// Writes all of `bytes` to a file that is open, however many calls that takes.
func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) throws(FileFailure) {
  var rest = Array(bytes)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 || errno == EINTR else { throw .last }
    rest = rest.dropFirst(max(count, 0))
  }
}
