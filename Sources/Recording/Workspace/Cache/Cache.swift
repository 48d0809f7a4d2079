import MidasCompiler
import MidasResources
import MidasSource

/// What an earlier run compiled of a workspace, in `.midas/cache` below its root.
///
/// It only saves work. What it holds is used where it is certain to be what would come out again; anything else,
/// whatever the reason, is compiled afresh.
struct Cache: Sendable {
  /// What the units depend on beside their files.
  let key: Digest
  /// The folder, if there was one.
  let folder: CacheFolder?
  /// The index of the earlier run, if there is one that serves.
  let index: CacheIndex?

  /// The cache of a workspace; nil where nothing is to be kept: only a folder that says by a midas.yaml that it is a
  /// workspace gets one.
  init?(below root: String, _ settings: Settings, reading settingsText: SourceFile?) {
    guard settings.isWritten, let key = CacheKey.digest(of: settings, reading: settingsText?.bytes) else {
      return nil
    }
    self.key = key
    folder = CacheFolder(below: root)
    index = folder.flatMap { CacheIndex(in: $0, key: key) }
  }
}
