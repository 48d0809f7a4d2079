import Glibc
import MidasTableFormat

import struct Crypto.SHA256
import struct MidasResources.Digest

/// The SHA-256 of a file, read in blocks, so that its size does not matter.
enum FileDigest {
  /// The size and digest of the file at `path`, which is on the disk when this returns.
  static func digest(of path: String) throws(TableError) -> (bytes: Int, sha256: Digest) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, error: errno) }
    defer { close(descriptor) }
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var size = 0
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        size += count
        buffer.withUnsafeBytes {
          hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
      } else if errno != EINTR {
        throw .unwritable(path: path, error: errno)
      }
    }
    // Some file systems find out only now that there is no room.
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, error: errno) }
    guard let digest = Digest(bytes: Array(hasher.finalize())) else {
      throw .refused("\(path): no digest of 32 bytes")
    }
    return (size, digest)
  }
}

extension TableManifest {
  /// Names the generation for its revision and for all that it holds, so that the same tables have the same name.
  mutating func nameGeneration() {
    generation = ""
    let digest = Digest(hashing: Array(json.utf8))
    generation = "\(origin.revision.map { "r\($0)" } ?? "config")-\(digest.hex.prefix(16))"
  }
}
