import Glibc
import MidasCatalog
import MidasCompiler
import MidasResources

/// What units depend on beside the bytes of their file.
enum CacheKey {
  /// The program that runs and the catalog of a workspace, as one digest; nil where the program cannot be told from
  /// others.
  ///
  /// A midas.yaml that changes the catalog counts as a whole: its text says no less than what is merged of it.
  static func digest(of settings: Settings, reading text: [UInt8]?) -> Digest? {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let program = FileStatus(status)
    var bytes: [UInt8] = []
    bytes.append(memoryOf: [
      program.device, program.inode, UInt64(bitPattern: program.size), UInt64(bitPattern: program.modified),
    ])
    if !settings.catalog.overrides.isEmpty { bytes += text ?? [] }
    return Digest(hashing: bytes)
  }
}
