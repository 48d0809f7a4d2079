import Foundation
import TestSupport
import Testing

@Suite("Where output cannot be written midas says so, exits as it must and leaves no part of a file")
struct LostOutputTests {
  private let scratch: Scratch
  private var workspace: URL { scratch.url.appending(path: "quickstart") }

  init() throws {
    scratch = try Scratch()
    _ = try Example(name: "quickstart").copy(into: scratch)
  }

  private func shell(_ line: String) throws -> Program { try Shell.run(line, in: workspace) }

  /// The files of the workspace that a fresh copy of the example has not, beside the cache.
  private func newFiles() throws -> [String] {
    let other = try Scratch()
    let fresh = try Example(name: "quickstart").copy(into: other)
    return Set(Repository.files(in: workspace)).subtracting(Repository.files(in: fresh))
      .filter { !$0.hasPrefix(".midas/cache/") }.sorted()
  }

  private func breakMerchant() throws {
    let rows = (0..<200).map { "  - 10.0.0.\($0)/33\n" }.joined()
    try scratch.file(named: "quickstart/merchants/more.yaml", holding: "merchant: more\nwhitelist:\n\(rows)")
  }

  // MARK: - Standard output

  @Test(
    "A reader that goes away changes no exit code, says nothing and loses no report",
    arguments: ["| head -c 0", "| head -c 1", ">&-"])
  func closed(reader: String) throws {
    let fine = try shell("{ $midas validate --format json --report json=r.json; echo $? >code; } \(reader)")
    #expect(fine.errors == "")
    #expect(try text("code") == "0\n")
    try breakMerchant()
    let failing = try shell(
      "{ $midas validate --all --quiet --report json=r.json; echo $? >code; } \(reader)")
    #expect(failing.errors == "")
    #expect(try text("code") == "1\n")
    #expect(try text("r.json").contains("\"errors\": 200"))
  }

  @Test("A stream that is closed is no place for the next file that is opened")
  func closedStreams() throws {
    let outcome = try shell("$midas apply --auto-approve <&- >&- 2>&-; $midas plan --detailed-exitcode")
    #expect(outcome.exit == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    "A full disk behind standard output is exit 69",
    arguments: ["validate --format sarif", "plan", "catalog", "schema"])
  func fullOutput(command: String) throws {
    let outcome = try shell("$midas \(command) >/dev/full")
    #expect(outcome.exit == 69)
    #expect(outcome.errors.hasSuffix("midas: the output cannot be written: no space left on device\n"))
  }

  // MARK: - Files

  @Test("A full disk under a report is exit 69, the output comes all the same, and no part is left")
  func fullReport() throws {
    try breakMerchant()
    let device = try shell("$midas validate --quiet --report json=/dev/full --report junit=r.xml")
    #expect(device.exit == 69)
    #expect(device.errors == "midas: /dev/full cannot be written: no space left on device\n")
    #expect(device.output.hasPrefix("error[cidr-invalid]"))
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
    #expect(try newFiles() == ["merchants/more.yaml", "r.xml"])

    // A limit on the size of files, which is how a full disk looks to a program that nobody may mount one for.
    try scratch.file(named: "quickstart/r.json", holding: "old")
    let limit = try shell("ulimit -f 8; $midas validate --quiet --report json=r.json >/dev/null")
    #expect(limit.exit == 69)
    #expect(limit.errors == "midas: r.json cannot be written: file too large\n")
    #expect(try text("r.json") == "old")
    #expect(try newFiles() == ["merchants/more.yaml", "r.json", "r.xml"])
  }

  @Test("A full disk under a saved plan, a new workspace or the state is exit 69")
  func fullElsewhere() throws {
    let plan = try shell("ulimit -f 1; $midas plan --out plan.json >/dev/null")
    #expect(plan.exit == 69, "\(plan.errors)")
    #expect(plan.errors.hasSuffix("midas: plan.json cannot be written: file too large\n"))
    #expect(try newFiles() == [])

    let new = try shell("ulimit -f 0; $midas init new")
    #expect(new.exit == 69, "\(new.errors)")
    #expect(try newFiles() == [])

    let state = try shell("ulimit -f 64; $midas apply --auto-approve >/dev/null")
    #expect(state.exit == 69, "\(state.errors)")
    #expect(try shell("$midas apply --auto-approve").exit == 0)
  }

  @Test(
    "A path that no file can have is exit 66",
    arguments: [
      ("plan --out midas.yaml/plan.json", "midas.yaml: not a directory"),
      ("plan --out merchants", "merchants: is a directory"), ("plan --out new/", "new/: is a directory"),
      ("validate --report sarif=merchants", "merchants: is a directory"),
      ("validate --report sarif=midas.yaml/x", "midas.yaml: not a directory"),
    ])
  func unwritable(command: String, reason: String) throws {
    let outcome = try shell("$midas \(command) >/dev/null")
    #expect(outcome.exit == 66)
    let parts = reason.split(separator: ": ")
    #expect(
      outcome.errors.contains("midas: \(parts[0])") && outcome.errors.hasSuffix("\(parts[1])\n"),
      "\(outcome.errors)")
    #expect(try newFiles() == [])
  }

  @Test("What cannot be read on standard input is exit 66")
  func unreadableInput() throws {
    let outcome = try shell("$midas validate - <merchants")
    #expect(outcome.exit == 66)
    #expect(outcome.errors == "midas: standard input cannot be read: is a directory\n")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: workspace.appending(path: name), encoding: .utf8)
  }
}
