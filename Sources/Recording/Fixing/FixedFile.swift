import MidasDiagnostics
import MidasSource
import MidasWorkspace

/// A file of a workspace as fixes leave it.
public struct FixedFile: Sendable {
  /// Its path as findings print it.
  public let displayPath: String
  /// Its bytes when it was compiled.
  public let before: [UInt8]
  /// Its bytes once it is fixed.
  public let after: [UInt8]
  /// What was mended, in the order of the file.
  public let changes: [Change]
  let path: String
  private let patch: Patch

  /// One finding, mended.
  public struct Change: Hashable, Sendable {
    /// The rule that found it.
    public let rule: String
    /// What was done, as an order: "write `card`".
    public let title: String
    /// The line it stood on, from 1.
    public let line: Int
    /// The column it started in, from 1, in code points.
    public let column: Int
  }

  init?(_ file: Int32, _ candidates: [Candidate], of compiled: CompiledWorkspace) {
    guard let source = compiled.files[file], source.hasText,
      let patch = Patch(candidates.flatMap(\.fix.edits))
    else { return nil }
    let lines = LineIndex(source.bytes)
    let changes = candidates.map { candidate in
      let position = lines.position(of: candidate.finding.place.span.start, in: .codePoints)
      return Change(
        rule: candidate.finding.rule, title: candidate.fix.title, line: position.line, column: position.column
      )
    }
    self.init(file, patch, changes, of: compiled)
  }

  init?(_ file: Int32, _ patch: Patch, _ changes: [Change], of compiled: CompiledWorkspace) {
    guard let source = compiled.files[file], source.hasText else { return nil }
    displayPath = source.path
    path = compiled.workspace.path(of: file)
    before = source.bytes
    after = patch.applied(to: source.bytes)
    self.patch = patch
    self.changes = changes
  }

  /// The change as `diff -u` shows it, which `patch -p1` and `git apply` take.
  public var unifiedDiff: String { UnifiedDiff(path: displayPath, before: before, patch).text }
}
