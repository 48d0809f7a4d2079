import Foundation
import TestSupport
import Testing

@Suite("Every exit code can be had, and says why", .timeLimit(.minutes(20)))
struct ExitCodeTests {
  private let scratch: Scratch
  private var workspace: URL { scratch.url.appending(path: "quickstart") }

  init() throws {
    scratch = try Scratch()
    _ = try Example(name: "quickstart").copy(into: scratch)
  }

  private func run(_ command: String) throws -> Program {
    try Tool.run(command.split(separator: " ").map(String.init), in: workspace)
  }

  @Test(
    "0: done, also where there are changes to make",
    arguments: ["validate", "plan", "catalog", "explain --list", "--help", "plan --help", "help test"])
  func done(command: String) throws {
    #expect(try run(command).exit == 0)
  }

  @Test(
    "0: help, of midas and of every verb",
    arguments: ["--help", "plan --help", "worklist done --help", "help webhook test"])
  func help(command: String) throws {
    let run = try run(command)
    #expect(run.exit == 0)
    #expect(run.output.contains("USAGE: midas"), "\(run.output)\(run.errors)")
  }

  @Test("1: findings, a plan file refused, a request that nothing answers")
  func findings() throws {
    #expect(try run("apply --auto-approve").exit == 0)
    try scratch.file(
      named: "quickstart/merchants/more.yaml", holding: "merchant: more\nchannels: [{ id: x }]\n")
    #expect(try run("validate").exit == 1)
    #expect(try run("plan").exit == 1)
    try scratch.file(named: "quickstart/plan.json", holding: "{}")
    #expect(try run("apply --plan plan.json --auto-approve").exit == 1)
    #expect(try run("lookup shop kcp.XXXXX --kind identity").exit == 1)
  }

  @Test("1: warnings, where they are asked to count")
  func warnings() throws {
    try scratch.file(named: "quickstart/merchants/empty.yaml", holding: "")
    #expect(try run("validate").exit == 0)
    #expect(try run("validate --fail-severity warning").exit == 1)
  }

  @Test("2: differences, where they are asked for")
  func differences() throws {
    #expect(try run("plan --detailed-exitcode").exit == 2)
    #expect(try run("apply --auto-approve").exit == 0)
    #expect(try run("plan --detailed-exitcode").exit == 0)
  }

  @Test("3: a plan that is not the approved one, or that the state has left behind")
  func stale() throws {
    #expect(try run("plan --out plan.json").exit == 0)
    let other = String(repeating: "0", count: 64)
    #expect(try run("apply --plan plan.json --auto-approve --expect-fingerprint \(other)").exit == 3)
    #expect(try run("apply --plan plan.json --auto-approve").exit == 0)
    #expect(try run("apply --plan plan.json --auto-approve").exit == 3)
  }

  @Test("4: nobody approved, or a gate is shut; the flag that opens it is printed")
  func gates() throws {
    #expect(try run("apply").exit == 4)
    #expect(try run("apply --auto-approve").exit == 0)
    let merchant = try Repository.text("examples/quickstart/merchants/shop.yaml")
    let channel = try #require(merchant.firstMatch(of: /(?s)  - id: card .*?(?=  - id: card-test)/)).output
    try scratch.file(
      named: "quickstart/merchants/shop.yaml",
      holding: merchant.replacing(channel, with: "").replacing("window: card }", with: "window: card-test }"))
    let shut = try run("apply --auto-approve")
    #expect(shut.exit == 4)
    #expect((shut.output + shut.errors).contains("--allow"), "\(shut.output)\(shut.errors)")
    #expect(try run("apply --auto-approve --allow deletions,live-channel-deletions").exit == 0)
  }

  @Test("5: another one holds the state")
  func busy() throws {
    #expect(try run("apply --auto-approve").exit == 0)
    let merchant = try Repository.text("examples/quickstart/merchants/shop.yaml")
    try scratch.file(
      named: "quickstart/merchants/shop.yaml", holding: merchant.replacing("Quickstart Shop", with: "Shop"))
    let holder = try Holder(of: workspace.appending(path: ".midas/state.db"))
    defer { holder.release() }
    #expect(try run("apply --auto-approve --lock-timeout 200ms").exit == 5)
  }

  @Test(
    "64: a command line that makes no sense",
    arguments: ["validate --frmat json", "frobnicate", "explain no-such-rule", "plan --format yaml"])
  func usage(command: String) throws {
    #expect(try run(command).exit == 64)
  }

  @Test("64: paths of two workspaces")
  func twoRoots() throws {
    try scratch.file(named: "other/midas.yaml", holding: "midas: 1\n")
    #expect(try run("validate . ../other").exit == 64)
  }

  @Test(
    "66: a path that is not there, or where nothing is found", arguments: ["nowhere", "nowhere.yaml", "void"])
  func unreadable(path: String) throws {
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "void"), withIntermediateDirectories: true)
    #expect(try Tool.run(["validate", path], in: scratch.url).exit == 66)
  }

  @Test("69: a state that is none")
  func unavailable() throws {
    try scratch.file(
      named: "quickstart/notes.db", holding: "This is a text file, and a long enough one at that.\n")
    #expect(try run("plan --state sqlite:notes.db").exit == 69)
    #expect(try run("apply --auto-approve --state sqlite:notes.db").exit == 69)
  }

  @Test("69: a disk that is full, behind the output or under a file")
  func full() throws {
    #expect(try Shell.run("$midas catalog >/dev/full", in: workspace).exit == 69)
    #expect(try run("validate --report json=/dev/full").exit == 69)
  }

  @Test(
    "70: the state does not read back as it was written, here since its database changes what it is given")
  func defect() throws {
    #expect(try run("apply --auto-approve").exit == 0)
    let merchant = try Repository.text("examples/quickstart/merchants/shop.yaml")
    try scratch.file(
      named: "quickstart/merchants/shop.yaml", holding: merchant.replacing("Quickstart Shop", with: "Shop"))
    let trigger = """
      CREATE TRIGGER tamper AFTER INSERT ON merchants WHEN NEW.name = 'Shop'
      BEGIN UPDATE merchants SET name = 'Other' WHERE merchant = NEW.merchant; END
      """
    let python = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
    let tampered = try Program.run(
      URL(filePath: "/usr/bin/env"), ["python3", "-c", python, ".midas/state.db", trigger], in: workspace,
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(tampered.exit == 0, "\(tampered.errors)")
    let before = try run("show")
    let outcome = try run("apply --auto-approve")
    #expect(outcome.exit == 70, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.contains("nothing was written"))
    #expect(try run("show") == before)
  }

  @Test("128+N: a signal ends the run", arguments: [("INT", 130), ("TERM", 143), ("KILL", 137)])
  func signals(name: String, code: Int32) throws {
    // What runs in the background of a shell ignores interruption, so the shell itself is to become midas.
    let line = "mkfifo input; exec 3<>input; (sleep 1; kill -\(name) $$) & exec $midas validate - <&3"
    let outcome = try Shell.run("sh -c '\(line)'; exit $?", in: workspace)
    #expect(outcome.exit == code, "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test("Of several that apply the first of 70, 69, 66, 5, 3, 4, 1, 2 wins")
  func precedence() throws {
    try scratch.file(
      named: "quickstart/merchants/more.yaml", holding: "merchant: more\nchannels: [{ id: x }]\n")
    #expect(try run("validate").exit == 1)
    #expect(try run("validate --report json=merchants").exit == 66)
    #expect(try run("validate --report json=merchants --report sarif=/dev/full").exit == 69)
    #expect(try run("validate --report sarif=/dev/full --report json=merchants").exit == 69)
  }
}

/// A process that holds the write lock of a SQLite database.
private struct Holder {
  private let process = Process()
  private let input = Pipe()

  init(of database: URL) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], isolation_level=None)
      connection.execute("BEGIN IMMEDIATE")
      print("held", flush=True)
      sys.stdin.read()
      """,
      database.path,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.availableData
  }

  func release() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
