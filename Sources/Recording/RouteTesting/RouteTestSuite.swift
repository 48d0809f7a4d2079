public import MidasDiagnostics
import MidasModel
public import MidasSource
public import MidasWorkspace

/// The route tests of some files, read.
public struct RouteTestSuite: Sendable {
  /// The tests, file by file.
  public let tests: [RouteTest]
  /// What is wrong with the files.
  public let findings: [Diagnostic]
  /// How many files there are.
  public let fileCount: Int
  private let texts: [SourceFile]
  private let base: Int32

  /// Reads files of a workspace.
  public init(_ files: [RouteTestFile], of workspace: Workspace) throws(WorkspaceError) {
    base = Int32(workspace.files.count)
    fileCount = files.count
    var texts: [SourceFile] = []
    var tests: [RouteTest] = []
    var findings: [Diagnostic] = []
    for (index, file) in files.enumerated() {
      let text = try file.read()
      texts.append(text)
      let read = RouteTest.all(of: RoutesDocument(reading: text.bytes), in: base + Int32(index))
      tests += read.tests
      findings += read.findings
    }
    self.texts = texts
    self.tests = tests
    self.findings = findings
  }

  /// The files that places point into: those of the suite behind those of its workspace.
  public func files(behind others: SourceFiles) -> SourceFiles {
    SourceFiles { [texts, base] file in
      let index = Int(file) - Int(base)
      return texts.indices.contains(index) ? texts[index] : others[file]
    }
  }
}
