import Glibc

/// What tells without a look into a file that it is another one than before.
struct FileStatus: Hashable, Sendable, BitwiseCopyable {
  /// The device it is on.
  var device: UInt64
  /// Its number there.
  var inode: UInt64
  /// Its size in bytes.
  var size: Int64
  /// When its content was changed, in nanoseconds since 1970.
  var modified: Int64
  /// When anything of it was changed, in nanoseconds since 1970.
  var changed: Int64
  /// Its kind and permissions.
  var mode: UInt32
  private var gap: UInt32 = 0

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    mode = UInt32(status.st_mode)
  }

  /// Whether a change at or after `moment` would show in it; what was changed in the same tick of the clock may have
  /// been changed again.
  func wouldTell(ofChangesAfter moment: Int64) -> Bool { modified < moment && changed < moment }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
