import MidasResources
import MidasSource
import Synchronization

/// The texts of a workspace for those who need them after compilation: printers, and merchants in several files.
///
/// Most texts are dropped once they are compiled. One that is wanted again is read again, and given out only if it
/// still is what was compiled.
final class SourceArchive: Sendable {
  private let workspace: Workspace
  private let kept: Mutex<[Int32: SourceFile]>
  private let compiled: [Compilation.File]
  private let changed = Mutex<Set<Int>>([])

  /// An archive of a compiled workspace: `texts` are those worth keeping, `compiled` is what all files were.
  init(_ workspace: Workspace, texts: [Int: [UInt8]], compiled: [Compilation.File]) {
    self.workspace = workspace
    self.compiled = compiled
    var kept: [Int32: SourceFile] = [:]
    for (file, bytes) in texts {
      kept[Int32(file)] = SourceFile(path: workspace.displayPath(of: file), bytes: bytes)
    }
    self.kept = Mutex(kept)
  }

  /// The files that were other ones when they were read again.
  var changedFiles: [Int] { changed.withLock { $0.sorted() } }

  /// The text of a file as it was compiled; nil if it cannot be had any more.
  func bytes(of file: Int) -> [UInt8]? {
    guard workspace.files.indices.contains(file) else { return nil }
    if let text = kept.withLock({ $0[Int32(file)] }) { return text.bytes }
    guard let (bytes, status) = try? workspace.contents(file), compiled[file].isSame(as: bytes, status) else {
      changed.withLock { _ = $0.insert(file) }
      return nil
    }
    let text = SourceFile(path: workspace.displayPath(of: file), bytes: bytes)
    kept.withLock { $0[Int32(file)] = text }
    return bytes
  }

  /// The files as printers take them; one whose text is gone still has its path.
  var files: SourceFiles {
    SourceFiles(
      path: { [workspace] file in
        if file == Workspace.settingsFile { return workspace.settingsText?.path }
        return workspace.files.indices.contains(Int(file)) ? workspace.displayPath(of: Int(file)) : nil
      },
      { [self] file in
        if file == Workspace.settingsFile { return workspace.settingsText }
        guard workspace.files.indices.contains(Int(file)) else { return nil }
        let path = workspace.displayPath(of: Int(file))
        return bytes(of: Int(file)).map { SourceFile(path: path, bytes: $0) } ?? SourceFile(unreadable: path)
      })
  }
}

extension Compilation.File {
  /// Whether a file that was read again is what was compiled.
  fileprivate func isSame(as bytes: [UInt8], _ status: FileStatus?) -> Bool {
    if let digest { return Digest(hashing: bytes) == digest }
    return status != nil && status == self.status
  }
}
