import Dispatch
import Glibc
import MidasCompiler
import MidasDiagnostics
import MidasSource
import Synchronization

/// Compiles the files of a workspace, as many at once as there are processors.
struct Compilation {
  /// The unit of each file.
  private(set) var units: [Unit] = []
  /// The hash of each file's bytes.
  private(set) var hashes: [UInt64] = []
  /// The texts that are wanted again for certain: those with findings, and those that continue a merchant.
  private(set) var texts: [Int: [UInt8]] = [:]

  private struct File: Sendable {
    var unit: Unit
    var hash: UInt64
    var text: [UInt8]?
  }

  init(_ workspace: Workspace, by compiler: Compiler) {
    let count = workspace.files.count
    var files = [File?](repeating: nil, count: count)
    files.withUnsafeMutableBufferPointer { buffer in
      // Every index is written by the one worker that drew it.
      nonisolated(unsafe) let slots = buffer
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: max(1, min(count, Self.processors))) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          slots[index] = Self.file(index, of: workspace, by: compiler)
        }
      }
    }
    units.reserveCapacity(count)
    hashes.reserveCapacity(count)
    for (index, file) in files.enumerated() {
      guard let file else { continue }
      units.append(file.unit)
      hashes.append(file.hash)
      if let text = file.text { texts[index] = text }
    }
  }

  private static func file(_ index: Int, of workspace: Workspace, by compiler: Compiler) -> File {
    do throws(FileSystem.Failure) {
      let bytes = try workspace.read(index)
      let unit = compiler.unit(of: bytes)
      let isWantedAgain = !unit.findings.isEmpty || !unit.continued.isEmpty
      return File(unit: unit, hash: SourceArchive.hash(bytes), text: isWantedAgain ? bytes : nil)
    } catch {
      return File(unit: .unreadable(reason: error.reason), hash: 0)
    }
  }

  private static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension Workspace {
  /// The bytes of a file, or those that stand in for it.
  func read(_ index: Int) throws(FileSystem.Failure) -> [UInt8] {
    let file = files[index]
    if let replacement, replacement.path == file.path { return replacement.bytes }
    if let reason = file.listingFailure { throw FileSystem.Failure(reason: reason) }
    return try FileSystem.read(FilePath.joined(root, file.path))
  }
}

extension Unit {
  /// What stands for a file that could not be read.
  static func unreadable(reason: String) -> Unit {
    var unit = Unit()
    unit.isOpen = true
    unit.isDeclaration = true
    unit.findings = [
      Diagnostic(
        rule: .unreadableFile, "this file cannot be read: \(reason)", at: SourceSpan(at: 0),
        label: "what it declares is unknown",
        help: "mend or remove it; nothing is planned while a file of the workspace cannot be read")
    ]
    unit.fileFindingCount = 1
    return unit
  }
}
