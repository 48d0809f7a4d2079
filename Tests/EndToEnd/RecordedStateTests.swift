import Foundation
import GRDB
import TestSupport
import Testing

@Suite("show and history")
struct RecordedStateTests {
  @Test("say that nothing is recorded before the first apply")
  func empty() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    #expect(try session.midas("show").output.isEmpty)
    #expect(try session.midas("history").output.isEmpty)
    try session.midas("show", "acme", exit: 1)
    try session.midas("show", "ACME", exit: 64)
    #expect(!FileManager.default.fileExists(atPath: session.path(".midas")))
  }

  @Test("show what was applied as a document that plans empty")
  func yaml() throws {
    let session = try StateSession()
    try session.declare(
      StateSession.merchant(
        [("card", "AB12C"), ("other", "AB12D")],
        more: "keys: { code: imp12345678 }\nsubmerchants: [{ id: books, tier: \"001\" }]\n"))
    try session.midas("apply", "--auto-approve")
    try session.declare(try session.midas("show", "--format", "yaml").output)
    try session.midas("plan", "--detailed-exitcode")
  }

  @Test("show texts that YAML might misread so that they come back as they were")
  func awkwardTexts() throws {
    let texts = [
      "no", "Yes", "null", "~", "12345", "1e3", "0x1F", "0o17", "1:30", "2026-01-02", ".inf", "- x", "? y",
      "a: b", "a #b",
      "#c", "[d]", "{e}", "&f", "*g", "!h", "|", ">", "%i", "@j", "`k`", "'l'", "\"m\"", "n\\o", "p\nq",
      "r\ts", " t", "u ", "v:",
      "카드 결제", "é", "\u{2028}w", "=", "<<", "x,y", "---", "...", "y",
    ]
    let session = try StateSession()
    let documents = texts.enumerated().map { index, text in
      let escaped = text.unicodeScalars.map { scalar in
        "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      }.joined()
      return "merchant: m\(index)\nname: \"\(escaped)\"\n"
    }
    try session.declare(documents.joined(separator: "---\n"))
    try session.midas("apply", "--auto-approve")
    try session.declare(try session.midas("show", "--format", "yaml").output)
    let plan = try session.midas("plan", "--detailed-exitcode")
    #expect(plan.output.hasPrefix("Plan: 0 to create, 0 to update"))
  }

  @Test("remember who changed what")
  func history() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve", "--actor", "mina")
    try session.declare(StateSession.merchant([("card", "AB12D")]))
    try session.midas("apply", "--auto-approve")
    let history = try session.midas("history", "acme/card").output
    let revisions = history.matches(of: /revision (\d)  \S+  (\w+)/).map { "\($0.output.1) \($0.output.2)" }
    #expect(revisions == ["2 tester", "1 mina"])
    #expect(history.contains("  ~ channel acme/card\n"))
    #expect(try session.midas("history", "acme").output.contains("  + merchant acme\n"))
    #expect(try session.midas("history", "--format", "json").output.contains("\"before\": {"))
  }

  @Test("go on while somebody writes; apply waits as long as it was told")
  func busy() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve")
    try session.declare(StateSession.merchant([("card", "AB12D")]))
    let writer = try DatabaseQueue(path: session.path(".midas/state.db"))
    try writer.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      try session.midas("plan")
      try session.midas("show")
      try session.midas("apply", "--auto-approve", "--lock-timeout", "50ms", exit: 5)
      try database.execute(sql: "ROLLBACK")
    }
    try session.midas("apply", "--auto-approve", "--lock-timeout", "50ms")
    try session.midas("apply", "--auto-approve", "--lock-timeout", "soon", exit: 64)
  }
}
