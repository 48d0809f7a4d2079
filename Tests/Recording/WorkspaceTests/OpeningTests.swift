import Foundation
import MidasCompiler
import MidasDiagnostics
import MidasWorkspace
import TestSupport
import Testing

/// A workspace on disk, written file by file.
private func folder(_ files: [String: String]) throws -> Scratch {
  let scratch = try Scratch()
  for (name, text) in files { _ = try scratch.file(named: name, holding: text) }
  return scratch
}

private func compiled(_ paths: [String], in scratch: Scratch) throws -> CompiledWorkspace {
  let absolute = paths.map { scratch.url.appending(path: $0).path(percentEncoded: false) }
  return try Workspace(opening: .init(paths: absolute)).compiled()
}

extension CompiledWorkspace {
  fileprivate var handles: [String] { linked.merchants.map(\.handle) }
  fileprivate var rules: [String] { findings.map(\.rule) }
}

@Suite struct OpeningTests {
  @Test func theRootIsTheNearestFolderWithSettings() throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1\nworkspace: shops", "a.yaml": "merchant: a", "deep/down/b.yaml": "merchant: b",
    ])
    let compiled = try compiled(["deep/down"], in: scratch)
    #expect(compiled.workspace.settings.name == "shops")
    #expect(compiled.handles == ["a", "b"])
    #expect(compiled.workspace.selection == .files([1]))
  }

  @Test func theRootFolderSelectsEverything() throws {
    let scratch = try folder(["midas.yaml": "midas: 1", "a.yaml": "merchant: a"])
    #expect(try compiled(["."], in: scratch).workspace.selection == .root)
    #expect(try compiled(["midas.yaml"], in: scratch).workspace.selection == .root)
  }

  @Test func aFileWithoutSettingsIsAWorkspaceOfItself() throws {
    let scratch = try folder(["a.yaml": "merchant: a", "b.yaml": "merchant: b"])
    let compiled = try compiled(["a.yaml"], in: scratch)
    #expect(compiled.handles == ["a"])
    #expect(compiled.workspace.selection == .files([0]))
  }

  @Test func strangersAreLeftOutWithoutSettings() throws {
    let scratch = try folder(["a.yaml": "merchant: a", "compose.yaml": "services: {}", "empty.yml": ""])
    let compiled = try compiled(["."], in: scratch)
    #expect(compiled.findings.isEmpty)
    #expect(compiled.tally.files == 1)
    #expect(compiled.notes.count == 2)
  }

  @Test func strangersAreErrorsWithSettings() throws {
    let scratch = try folder(["midas.yaml": "midas: 1", "compose.yaml": "services: {}"])
    #expect(try compiled(["."], in: scratch).rules == ["missing-key"])
  }

  @Test func pathsUnderTwoRootsAreRefused() throws {
    let scratch = try folder([
      "x/midas.yaml": "midas: 1", "x/a.yaml": "merchant: a", "y/midas.yaml": "midas: 1",
      "y/b.yaml": "merchant: b",
    ])
    let error = #expect(throws: WorkspaceError.self) { try compiled(["x", "y"], in: scratch) }
    guard case .usage = error else {
      Issue.record("not a usage error")
      return
    }
  }

  @Test func aFolderWithSettingsOfItsOwnIsLeftOut() throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1", "a.yaml": "merchant: a", "inner/midas.yaml": "midas: 1",
      "inner/b.yaml": "merchant: b",
    ])
    let compiled = try compiled(["."], in: scratch)
    #expect(compiled.handles == ["a"])
    #expect(compiled.notes == ["inner is a workspace of its own and was left out"])
  }

  @Test(
    "Globs name the files",
    arguments: [
      ("[\"shops/**/*.yaml\"]", ["a", "b"]), ("[\"shops/*.yaml\"]", ["a"]),
      ("[\"**/?.yaml\"]", ["a", "b", "c"]),
      ("[\"**/*.yaml\", \"!shops/**\"]", ["c"]), ("[\"./c.yaml\", \"c.yaml\"]", ["c"]),
    ])
  func globs(_ globs: String, _ handles: [String]) throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1\nmerchants: \(globs)", "shops/a.yaml": "merchant: a",
      "shops/x/b.yaml": "merchant: b",
      "c.yaml": "merchant: c", ".hidden/d.yaml": "merchant: d",
    ])
    #expect(try compiled(["."], in: scratch).handles == handles)
  }

  @Test func aFileThatTheGlobsDoNotNameIsRefused() throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1\nmerchants: [\"shops/*.yaml\"]", "shops/a.yaml": "merchant: a",
      "b.yaml": "merchant: b",
    ])
    #expect(throws: WorkspaceError.self) { try compiled(["b.yaml"], in: scratch) }
  }

  @Test func linksToFoldersAreNotEntered() throws {
    let scratch = try folder(["midas.yaml": "midas: 1", "a/a.yaml": "merchant: a"])
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "loop"), withDestinationURL: scratch.url)
    #expect(try compiled(["."], in: scratch).handles == ["a"])
  }

  @Test func aDanglingLinkAndAPipeAreFindings() throws {
    let scratch = try folder(["midas.yaml": "midas: 1", "a.yaml": "merchant: a"])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "b.yaml").path(), withDestinationPath: "nowhere")
    #expect(mkfifo(scratch.url.appending(path: "c.yaml").path(), 0o600) == 0)
    let compiled = try compiled(["."], in: scratch)
    #expect(compiled.rules == ["unreadable-file", "unreadable-file"])
    #expect(compiled.blocksPlan)
  }

  @Test func pathsNarrowWhatIsReportedAndNotWhatBlocksAPlan() throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1", "a.yaml": "merchant: a", "b.yaml": "merchant: b\nnmae: x",
    ])
    let narrowed = try compiled(["a.yaml"], in: scratch)
    #expect(narrowed.findings.isEmpty)
    #expect(narrowed.blocksPlan)
    #expect(try compiled(["b.yaml"], in: scratch).rules == ["unknown-key"])
  }

  @Test func aFindingIsReportedWhereARelatedPlaceIs() throws {
    let scratch = try folder([
      "midas.yaml": "midas: 1", "a.yaml": "merchant: same", "b.yaml": "merchant: same",
    ])
    #expect(try compiled(["a.yaml"], in: scratch).rules == ["duplicate-merchant"])
    #expect(try compiled(["b.yaml"], in: scratch).rules == ["duplicate-merchant"])
  }

  @Test func standardInputStandsForAFile() throws {
    let scratch = try folder(["midas.yaml": "midas: 1", "a.yaml": "merchant: a", "b.yaml": "merchant: b"])
    let path = scratch.url.appending(path: "a.yaml").path(percentEncoded: false)
    let request = Workspace.Request(
      paths: ["-"], standardInput: Array("merchant: changed".utf8), standardInputPath: path)
    let compiled = try Workspace(opening: request).compiled()
    #expect(compiled.handles == ["b", "changed"])
    #expect(compiled.workspace.selection == .files([0]))
  }
}
