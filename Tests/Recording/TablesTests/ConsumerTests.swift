import Foundation
import MidasTableFormat
import MidasTables
import TableSupport
import TestSupport
import Testing

/// Programs that no one here wrote read the tables, and answer as `midas lookup` does.
@Suite("Tables answer as lookup does, whoever reads them")
struct ConsumerTests {
  private static let consumers = Repository.url("Tests/Recording/TablesTests/Consumers")
  private static let readers = Repository.url("examples/tables/readers")
  private static let node = PublicTool("node")
  private static let tsc = PublicTool("tsc")

  /// A sample in files: its tables, and its questions as JSON.
  private struct Laid {
    let scratch: Scratch
    let tables: URL
    let questions: URL
    let count: Int

    init(_ sample: TableSample, _ kinds: [TableKind]) throws {
      scratch = try Scratch()
      tables = scratch.url.appending(path: "tables")
      try sample.write(kinds, below: tables)
      let json = try JSONEncoder().encode(sample.questions)
      questions = try scratch.file(named: "questions.json", holding: String(decoding: json, as: UTF8.self))
      count = sample.questions.count
      #expect(count > 100)
    }

    func expectAllRight(_ program: PublicTool, _ arguments: [String]) throws {
      let run = try program.run(arguments, in: scratch.url)
      #expect(run.output == "\(count) asked, 0 wrong\n", "\(run.errors)")
    }
  }

  private func askPython(_ form: String, _ sample: TableSample, _ kinds: [TableKind]) throws {
    let laid = try Laid(sample, kinds)
    try laid.expectAllRight(
      .python,
      [
        Self.consumers.appending(path: "check.py").path, form, laid.tables.path, laid.questions.path,
        Self.readers.path,
      ])
  }

  @Test(
    "Every key of the examples", .enabled(if: PublicTool.python.isInstalled, PublicTool.python.comment),
    arguments: TableSample.examples, [("cdb", TableKind.cdb), ("sqlite", .sqlite)])
  func examples(example: String, form: (String, TableKind)) throws {
    try askPython(form.0, TableSample(workspace: Repository.url("examples/\(example)")), [form.1])
  }

  @Test(
    "Random merchants, in Python", .enabled(if: PublicTool.python.isInstalled, PublicTool.python.comment),
    arguments: 1...3 as ClosedRange<UInt64>,
    [
      ("cdb", TableKind.cdb), ("sqlite", .sqlite), ("csv", .csv), ("json", .json), ("python", .python),
    ])
  func inPython(seed: UInt64, form: (String, TableKind)) throws {
    try askPython(form.0, TableSample(seed: seed), [form.1])
  }

  @Test(
    "A CDB, in Node", .enabled(if: node.isInstalled, node.comment),
    arguments: TableSample.examples.prefix(4) + ["tables", "1", "2", "3"])
  func inNode(name: String) throws {
    let sample =
      try UInt64(name).map { TableSample(seed: $0) }
      ?? TableSample(workspace: Repository.url("examples/\(name)"))
    let laid = try Laid(sample, [.cdb])
    try laid.expectAllRight(
      Self.node,
      [
        Self.consumers.appending(path: "check.mjs").path, "cdb", laid.tables.path, laid.questions.path,
        Self.readers.appending(path: "lookup.mjs").path,
      ])
  }

  @Test(
    "Constants of TypeScript, through tsc and node", .enabled(if: tsc.isInstalled, tsc.comment),
    arguments: ["tables", "2"])
  func inTypeScript(name: String) throws {
    let sample =
      try UInt64(name).map { TableSample(seed: $0) }
      ?? TableSample(workspace: Repository.url("examples/\(name)"))
    let laid = try Laid(sample, [.typescript])
    let source = laid.tables.appending(path: "current/channels.ts").path
    let compiled = try Self.tsc.run(
      ["--strict", "--target", "ES2020", "--module", "ES2020", "--outDir", "compiled", source],
      in: laid.scratch.url)
    #expect(compiled.exit == 0, "\(compiled.output)")
    let script = laid.scratch.url.appending(path: "compiled/channels.mjs")
    try FileManager.default.moveItem(at: laid.scratch.url.appending(path: "compiled/channels.js"), to: script)
    #expect(try Self.node.run(["--check", script.path], in: laid.scratch.url).exit == 0)
    try laid.expectAllRight(
      Self.node,
      [
        Self.consumers.appending(path: "check.mjs").path, "typescript", laid.tables.path, laid.questions.path,
        script.path,
      ])
  }

  @Test(
    "Constants of Python compile", .enabled(if: PublicTool.python.isInstalled, PublicTool.python.comment))
  func pythonCompiles() throws {
    let laid = try Laid(TableSample(seed: 4), [.python])
    let run = try PublicTool.python.run(
      ["-W", "error", "-m", "py_compile", laid.tables.appending(path: "current/channels.py").path],
      in: laid.scratch.url)
    #expect(run.exit == 0, "\(run.errors)")
  }

  @Test("Constants of Swift, compiled and asked", .timeLimit(.minutes(20)))
  func inSwift() throws {
    let swiftc = PublicTool("swiftc")
    let sample = TableSample(seed: 5)
    let laid = try Laid(sample, [.swift])
    try laid.scratch.file(
      named: "main.swift",
      holding: #"""
        while let line = readLine(strippingNewline: true) {
          let parts = line.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
          let pg = parts[2].split(separator: "\u{2}", omittingEmptySubsequences: false).joined(separator: "\n")
          let answer = Channels.resolve(parts[0], Channels.Kind(rawValue: parts[1])!, pg)
          let channels = answer.channels.map { "\($0.address ?? $0.mid) \($0.mode) \($0.key ?? "-")" }
          print(answer.outcome.rawValue, channels.joined(separator: ", ").split(separator: "\n").joined(separator: "\u{2}"))
        }

        """#)
    let built = try swiftc.run(
      [
        "-warnings-as-errors", "-swift-version", "6", "-o", "ask", "main.swift",
        laid.tables.appending(path: "current/Channels.swift").path,
      ], in: laid.scratch.url)
    #expect(built.exit == 0, "\(built.errors)")
    let named = sample.questions.filter { $0.pg != nil }
    let input = named.map {
      "\($0.scope)\u{1}\($0.kind)\u{1}\(($0.pg ?? "").replacing("\n", with: "\u{2}"))\n"
    }
    let asked = try Program.run(
      laid.scratch.url.appending(path: "ask"), [], in: laid.scratch.url, environment: [:],
      input: input.joined())
    let expected = named.map { question in
      let channels = question.channels.map { "\($0.address ?? $0.mid) \($0.mode) \($0.key ?? "-")" }
      return "\(question.outcome) \(channels.joined(separator: ", ").replacing("\n", with: "\u{2}"))\n"
    }
    #expect(asked.output == expected.joined())
  }
}
