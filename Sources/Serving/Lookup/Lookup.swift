import Glibc
import MidasTableFormat
import Synchronization

/// The tables of a folder that `midas tables` writes to, as they are now.
///
/// Requests take `table` and ask it; a task calls `refresh()` every second or so. Whoever asks never waits for a new
/// table to be opened, and keeps the one it has for as long as it holds it.
public final class Lookup: Sendable {
  /// The folder that holds `manifest.json`.
  public let folder: String
  private let isVerifying: Bool
  private let current: Mutex<LookupTable>
  /// The manifest that `current` was opened by; held while a new one is opened.
  private let followed: Mutex<ManifestFile.Stamp>

  /// Opens the table that the manifest in `folder` names.
  ///
  /// - Parameter verifying: Whether a table's SHA-256 is computed before it is used, which reads all of it. Its size
  ///   and format are held against the manifest in any case.
  public init(following folder: String, verifying: Bool = true) throws(LookupError) {
    self.folder = folder
    isVerifying = verifying
    let (table, stamp) = try Self.open(folder, verifying)
    current = Mutex(table)
    followed = Mutex(stamp)
  }

  /// The table that counts now.
  public var table: LookupTable { current.withLock { $0 } }

  /// Takes up what the manifest names, if it was replaced since; costs one `stat` where it was not.
  ///
  /// - Returns: Whether there is another table now.
  /// - Throws: `LookupError` where the new one is not to be trusted; the one before stays.
  @discardableResult
  public func refresh() throws(LookupError) -> Bool {
    let outcome = followed.withLock { followed -> Result<Bool, LookupError> in
      do throws(LookupError) {
        guard try ManifestFile.stamp(in: folder) != followed else { return .success(false) }
        let (table, stamp) = try Self.open(folder, isVerifying)
        followed = stamp
        current.withLock { $0 = table }
        return .success(true)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private static func open(_ folder: String, _ isVerifying: Bool) throws(LookupError)
    -> (LookupTable, ManifestFile.Stamp)
  {
    // A manifest's files stay for one more generation; who is slower than that reads the manifest again.
    var last: LookupError?
    for _ in 0..<4 {
      let file = try ManifestFile(in: folder)
      guard let listed = file.manifest.files.first(where: { $0.format == "cdb" }) else { throw .noTable }
      do throws(LookupError) {
        let path = "\(folder)/\(file.manifest.generation)/\(listed.path)"
        return (try LookupTable(path, listed, file.manifest.origin, verifying: isVerifying), file.stamp)
      } catch {
        guard try ManifestFile.stamp(in: folder) != file.stamp else { throw error }
        last = error
      }
    }
    throw last ?? .noTable
  }
}

/// The manifest of a folder of tables, and what tells it from the next.
struct ManifestFile {
  let manifest: TableManifest
  let stamp: Stamp

  /// What differs between two manifests, since each is a file of its own.
  struct Stamp: Hashable, Sendable {
    private let device: UInt
    private let inode: UInt
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    init(_ status: stat) {
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      size = Int(status.st_size)
    }
  }

  /// Reads the manifest in `folder`.
  init(in folder: String) throws(LookupError) {
    let path = Self.path(in: folder)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, error: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, error: errno) }
    stamp = Stamp(status)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if errno != EINTR {
        throw .unreadable(path: path, error: errno)
      }
    }
    do throws(TableManifestError) {
      manifest = try TableManifest(parsing: bytes)
    } catch {
      switch error {
      case .foreign: throw .foreign(path: path)
      case .version(let version): throw .version(version)
      }
    }
  }

  /// What tells the manifest in `folder` from the next, without reading it.
  static func stamp(in folder: String) throws(LookupError) -> Stamp {
    var status = stat()
    guard stat(path(in: folder), &status) == 0 else {
      throw .unreadable(path: path(in: folder), error: errno)
    }
    return Stamp(status)
  }

  private static func path(in folder: String) -> String { "\(folder)/\(TableManifest.fileName)" }
}
