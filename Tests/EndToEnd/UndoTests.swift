import Foundation
import TestSupport
import Testing

@Suite("undo")
struct UndoCommandTests {
  private func session() throws -> StateSession {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB12D")]))
    try session.midas("apply", "--auto-approve")
    try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB99Z")]))
    try session.midas("apply", "--auto-approve")
    return session
  }

  @Test("plans the inverse, applies it when told to, and says that the files still say otherwise")
  func inverse() throws {
    let session = try session()
    let refused = try session.midas("undo", "2", exit: 4)
    #expect(refused.output.contains("    mid: AB99Z → AB12D\n"))
    #expect(refused.errors.contains("note: this changes the state, not the files"))
    #expect(refused.errors.contains("nobody is here to ask"))
    #expect(try session.midas("undo", "2", "--auto-approve").errors.contains("Applied as revision 3."))
    #expect(try session.midas("show", "acme/other").output.contains("mid: AB12D"))
    #expect(try session.midas("plan", "--detailed-exitcode", exit: 2).output.contains("mid: AB12D → AB99Z"))
  }

  @Test("saves a plan that apply takes")
  func saved() throws {
    let session = try session()
    try session.midas("undo", "2", "--out", "acme.yaml/undo.json", exit: 66)
    try session.midas("undo", "2", "--out", "undo.json")
    #expect(try session.midas("history").output.contains("revision 3") == false)
    #expect(try session.midas("apply", "--plan", "undo.json").errors.contains("revision 3"))
    try session.midas("apply", "--plan", "undo.json", exit: 3)
  }

  @Test("names the later revision that stands in the way")
  func stale() throws {
    let session = try session()
    try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB77Y")]))
    try session.midas("apply", "--auto-approve")
    let outcome = try session.midas("undo", "2", exit: 3)
    #expect(
      outcome.errors
        == "midas: revision 2 cannot be undone: `acme/other` was changed by revision 3, after revision 2\n")
  }

  @Test("needs a revision, and passes the gates")
  func refusals() throws {
    let session = try session()
    #expect(
      try session.midas("undo", "9", exit: 1).errors == "midas: there is no revision 9: the last one is 2\n")
    try session.midas("undo", "two", exit: 64)
    try session.midas("undo", exit: 64)
    let gated = try session.midas("undo", "1", "--auto-approve", exit: 3)
    #expect(gated.errors.contains("`acme/other` was changed by revision 2"))
    try session.midas("undo", "2", "--auto-approve")
    let deletions = try session.midas("undo", "1", "--auto-approve", exit: 4)
    #expect(deletions.errors.contains("--allow live-channel-deletions"))
    try session.midas("undo", "1", "--auto-approve", "--allow", "live-channel-deletions")
    #expect(try session.midas("show").output.isEmpty)
    let empty = try StateSession()
    try empty.declare("merchant: acme\n")
    #expect(try empty.midas("undo", "1", exit: 1).errors.contains("nothing was applied yet"))
  }
}
