public import Glibc

/// The new content of a file, written beside it and put in its place at once.
///
/// What stands at the path is the old content or the new one, never a part. One that did not take its place leaves
/// nothing behind.
public struct Replacement: ~Copyable {
  private let target: String
  private let draft: String
  private let descriptor: Int32
  private var isInPlace = false

  /// Creates the file that is to take the place of `target`; no link may stand there, since that would be replaced.
  ///
  /// - Parameter permissions: Those of the new file, of which the process may withhold some (umask).
  /// - Throws: `EEXIST` where another run of the same number left its draft, and what else `open` refuses.
  public init(of target: String, permissions: mode_t) throws(FileFailure) {
    let draft = Self.draftName(beside: target)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
    guard descriptor >= 0 else { throw .last }
    self.target = target
    self.draft = draft
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if !isInPlace { unlink(draft) }
  }

  /// Gives it the permissions of another file and, where this process may say so, the owner and the group.
  ///
  /// Another owner or group can be given by root alone; the file is then the writer's, as after any other edit.
  public borrowing func adopt(_ status: stat) throws(FileFailure) {
    if fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, ~0, status.st_gid) }
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw .last }
  }

  /// Adds bytes to what it holds.
  public borrowing func write(_ bytes: some Collection<UInt8>) throws(FileFailure) {
    try writeAll(bytes, to: descriptor)
  }

  /// Lends its descriptor to one who writes in pieces of their own.
  public borrowing func withDescriptor<Answer>(_ body: (Int32) -> Answer) -> Answer { body(descriptor) }

  /// Puts it in its place, once all of it is sure to last.
  public mutating func takePlace() throws(FileFailure) {
    guard fsync(descriptor) == 0 else { throw .last }
    guard rename(draft, target) == 0 else { throw .last }
    isInPlace = true
    settleFolder()
  }

  /// Makes the new name last, should the machine stop now; where that cannot be done, the old file lasts instead.
  private borrowing func settleFolder() {
    let folder = open(Self.split(target).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// A hidden name, which no walk over merchant files enters.
  private static func draftName(beside target: String) -> String {
    let (folder, name) = split(target)
    return "\(folder)/.\(name).\(getpid()).part"
  }

  private static func split(_ path: String) -> (folder: String, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), path[path.index(after: slash)...])
  }
}
