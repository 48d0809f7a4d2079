import MidasCompiler
import MidasResources
import Synchronization

/// The units that an earlier run kept, read one by one as they are asked for.
///
/// A file of the index has the number of its row, a merchant in several files that of its place behind all rows.
final class KeptUnits: UnitShelf {
  private let index: CacheIndex
  private let workspace: Workspace
  private let compiler: Compiler
  /// For each row the file that it is of now; -1 for none.
  private let files: [Int32]
  private let folder: CacheFolder
  private let state = Mutex(State())

  private struct State {
    /// The log, once it was asked for.
    var log: UnitLog??
    var damaged: Set<Int> = []
  }

  init(
    _ index: CacheIndex, in folder: CacheFolder, of workspace: Workspace, files: [Int32],
    by compiler: Compiler
  ) {
    self.index = index
    self.workspace = workspace
    self.compiler = compiler
    self.files = files
    self.folder = folder
  }

  /// The numbers of units that were found damaged.
  var damagedNumbers: Set<Int> { state.withLock { $0.damaged } }

  private var log: UnitLog? {
    state.withLock { state in
      if let log = state.log { return log }
      let log = UnitLog(in: folder, number: index.header.log)
      state.log = .some(log)
      return log
    }
  }

  func unit(_ number: Int) -> Unit {
    let rows = index.rows
    let location = number < rows.count ? rows[number].unit : index.joints[number - rows.count].unit
    if let unit = log?.unit(at: location) { return unit }
    state.withLock { _ = $0.damaged.insert(number) }
    return
      (number < rows.count
      ? fileUnit(number) : jointUnit(index.joints[number - rows.count], index.outlines[number])) ?? Unit()
  }

  /// Compiles a file again, if it still is what it was.
  private func fileUnit(_ row: Int) -> Unit? { text(ofRow: row).map(compiler.unit(of:)) }

  private func jointUnit(_ joint: CacheIndex.Joint, _ outline: Unit.Outline) -> Unit? {
    let parts = index.parts(of: joint)
    let texts = parts.compactMap { text(ofRow: Int($0)) }
    guard texts.count == parts.count, let merchant = outline.merchants.first else { return nil }
    return compiler.unit(ofMerchant: outline.string(merchant.handle), in: texts)
  }

  private func text(ofRow row: Int) -> [UInt8]? {
    let file = Int(files[row])
    guard file >= 0, let bytes = try? workspace.read(file), Digest(hashing: bytes) == index.rows[row].digest
    else {
      return nil
    }
    return bytes
  }
}
