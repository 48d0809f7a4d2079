import Foundation
import TestSupport
import Testing

@Suite("Saved plans on the command line")
struct SavedPlanTests {
  private func session() throws -> StateSession {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    return session
  }

  @Test("are what `--format json` prints, and are applied without a workspace")
  func saved() throws {
    let session = try session()
    let printed = try session.midas("plan", "--format", "json", "--out", "plan.json").output
    #expect(try String(contentsOfFile: session.path("plan.json"), encoding: .utf8) == printed)
    try FileManager.default.removeItem(atPath: session.path("acme.yaml"))
    let fingerprint = try #require(printed.firstMatch(of: /"fingerprint": "([0-9a-f]{64})"/)?.output.1)
    try session.midas("apply", "--plan", "plan.json", "--expect-fingerprint", String(fingerprint))
    #expect(try session.midas("show", "acme/card").output.contains("declared at acme.yaml:3, revision 1"))
  }

  @Test("become stale once what they touch has changed")
  func stale() throws {
    let session = try session()
    try session.midas("plan", "--out", "plan.json")
    try session.midas("apply", "--auto-approve")
    let refused = try session.midas("apply", "--plan", "plan.json", exit: 3)
    #expect(refused.errors.contains("nothing was written"))
    #expect(try session.midas("history").output.matches(of: /revision \d/).count == 1)
  }

  @Test("are refused when they are not the approved one, damaged, or not there")
  func refused() throws {
    let session = try session()
    try session.midas("plan", "--out", "plan.json")
    let other = String(repeating: "0", count: 64)
    try session.midas("apply", "--plan", "plan.json", "--expect-fingerprint", other, exit: 3)
    try session.midas("apply", "--auto-approve", "--expect-fingerprint", other, exit: 3)
    try session.midas("apply", "--plan", "plan.json", "--expect-fingerprint", "abc", exit: 64)
    try session.midas("apply", "--plan", "plan.json", "acme.yaml", exit: 64)
    try session.midas("apply", "--plan", "nothing.json", exit: 66)

    let text = try String(contentsOfFile: session.path("plan.json"), encoding: .utf8)
    for (name, damaged) in [
      ("changed", text.replacing("AB12C", with: "AB12D")), ("cut", String(text.dropLast(9))), ("other", "{}"),
    ] {
      try session.scratch.file(named: name, holding: damaged)
      #expect(try session.midas("apply", "--plan", name, exit: 1).errors.contains("\(name) is refused"))
    }
    #expect(!FileManager.default.fileExists(atPath: session.path(".midas/state.db")))
  }
}
