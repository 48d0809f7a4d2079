import Foundation
import TestSupport
import Testing

@Suite("A command says the same with its cache, without one, and where none can be had")
struct CacheTests {
  private let scratch: Scratch

  private static let settings =
    "midas: 1\nworkspace: shop\npolicy: { severity: { webhook-recommended: note } }\n"

  init() throws {
    scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: Self.settings)
    for index in 0..<12 { try write(index, mid: index) }
  }

  private func write(_ index: Int, mid: Int, more: String = "") throws {
    try scratch.file(
      named: "shops/s\(index).yaml",
      holding: """
        merchant: s\(index)
        channels:
          - { id: a, mode: live, pg: kakaopay, modules: [window.simple], mid: CA\(mid) }
        webhooks: [{ api: v1, mode: live, url: "https://pay.example.com/\(index)" }]
        \(more)

        """)
  }

  private func midas(_ arguments: String...) throws -> Program { try Tool.run(arguments, in: scratch.url) }

  private func expectTheSame(_ after: String) throws {
    for command in [
      ["validate"], ["validate", "--format", "sarif"], ["validate", "shops/s3.yaml"],
      ["plan", "--format", "json"],
      ["plan", "--detailed-exitcode"], ["lookup", "s3", "kakaopay", "--from", "config"],
    ] {
      let with = try Tool.run(command, in: scratch.url)
      let without =
        command[0] == "lookup" ? with : try Tool.run(command + ["--no-cache"], in: scratch.url)
      #expect(with == without, "\(command) after \(after)")
      #expect(with.exit < 64, "\(with.errors)")
    }
  }

  @Test("through a morning of edits")
  func edits() throws {
    try expectTheSame("nothing")
    try expectTheSame("nothing again")
    #expect(try midas("apply", "--auto-approve").exit == 0)
    try expectTheSame("an apply")
    try write(3, mid: 4)
    try expectTheSame("a MID that another merchant has")
    #expect(try midas("validate").output.contains("duplicate-mid"))
    try write(3, mid: 3, more: "colour: blue")
    try expectTheSame("an unknown key")
    try write(3, mid: 3)
    try scratch.file(
      named: "shops/part.yaml",
      holding:
        "continues: s3\nchannels: [{ id: c, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }]\n"
    )
    try expectTheSame("a second file of a merchant")
    try expectTheSame("that and nothing else")
    try FileManager.default.removeItem(at: scratch.url.appending(path: "shops/part.yaml"))
    try expectTheSame("its end")
    try scratch.file(
      named: "midas.yaml",
      holding: Self.settings.replacing("note", with: "off") + "merchants: [\"shops/*.yaml\"]\n")
    try expectTheSame("another policy")
  }

  @Test("where there is no room for one, and where none may be written")
  func refused() throws {
    let full = try Tool.shell("ulimit -f 4; midas validate", in: scratch.url)
    #expect(full == (try midas("validate", "--no-cache")))
    try FileManager.default.removeItem(at: scratch.url.appending(path: ".midas"))
    try scratch.file(named: ".midas", holding: "no folder")
    #expect(try midas("validate") == full)
    #expect(try String(contentsOf: scratch.url.appending(path: ".midas"), encoding: .utf8) == "no folder")
  }

  @Test("--no-cache reads and writes none")
  func noCache() throws {
    #expect(try midas("validate", "--no-cache").exit == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".midas").path))
  }

  @Test("when many run at once while files change")
  func atOnce() throws {
    let script = """
      for round in 1 2 3 4 5 6; do
        printf '# %s\\n' "$round" >> shops/s$round.yaml
        # The pipe ends when the last of them has; `wait` does not where signals of children are blocked.
        { for run in 1 2 3 4; do midas validate > out.$run 2>&1 3>&3 & done; } 3>&1 | cat
        cat out.1 out.2 out.3 out.4
      done
      """
    let alone = try midas("validate", "--no-cache")
    let program = try Tool.shell(script, in: scratch.url)
    #expect(
      Set(program.output.split(separator: "\n")) == Set((alone.output + alone.errors).split(separator: "\n")))
    try expectTheSame("all that")
  }

  @Test("A warm run reads nothing of the files: what it reads does not grow with them")
  func bytesRead() throws {
    func bytesRead() throws -> Int {
      // What a shell's children read counts as its own once they have ended.
      let program = try Tool.shell("midas validate && grep rchar /proc/$$/io", in: scratch.url)
      let count = program.output.split(separator: " ").last.flatMap { Int($0.filter(\.isNumber)) }
      #expect(program.errors == "no findings in 12 files\n")
      return try #require(count, "\(program.output)\(program.errors)")
    }
    // Files as young as the index are looked at once more.
    func settle() throws -> Int {
      Thread.sleep(forTimeInterval: 0.05)
      for _ in 0..<2 { #expect(try midas("validate").exit == 0) }
      return try bytesRead()
    }
    let small = try settle()
    let comment = String(repeating: "# a remark\n", count: 20_000)
    for index in 0..<12 { try write(index, mid: index, more: comment) }
    let cold = try bytesRead()
    let large = try settle()
    #expect(cold > small + 12 * comment.utf8.count)
    #expect(abs(large - small) < 1000)
  }
}
