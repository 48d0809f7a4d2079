import Foundation
import TestSupport
import Testing

@Suite("plan and apply")
struct ApplyTests {
  @Test("apply what plan shows, once")
  func roundTrip() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    let plan = try session.midas("plan", "--detailed-exitcode", exit: 2)
    #expect(plan.output.contains("+ channel acme/card\n    mode: live\n    pg: kcp\n"))
    #expect(plan.output.contains("Plan: 2 to create, 0 to update, 0 to delete. Fingerprint "))
    let applied = try session.midas("apply", "--auto-approve")
    #expect(applied.output == plan.output)
    let again = try session.midas("plan", "--detailed-exitcode")
    #expect(again.output.hasPrefix("Plan: 0 to create, 0 to update, 0 to delete. Fingerprint "))
    try session.midas("apply")
  }

  @Test("apply nothing that nobody approved")
  func approval() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    let refused = try session.midas("apply", exit: 4)
    #expect(refused.errors.contains("--auto-approve"))
    #expect(!FileManager.default.fileExists(atPath: session.path(".midas/state.db")))
  }

  @Test("print no plan while the configuration has errors")
  func errors() throws {
    let session = try StateSession()
    try session.declare("merchant: acme\nchannels: [{ id: card }]\n")
    let plan = try session.midas("plan", exit: 1)
    #expect(plan.output.isEmpty)
    #expect(plan.errors.contains("error[missing-key]"))
    let document = try session.midas("plan", "--format", "json", exit: 1).output
    #expect(document.contains("\"rule\": \"missing-key\""))
    try session.midas("apply", "--auto-approve", exit: 1)
  }

  @Test("name the flag that opens a gate, and nothing opens `protected`")
  func gates() throws {
    let session = try StateSession()
    let two = [(id: "card", mid: "AB12C"), (id: "spare", mid: "AB12D")]
    try session.declare(StateSession.merchant(two))
    try session.midas("apply", "--auto-approve")

    try session.declare(StateSession.merchant([two[0]], more: "defaults: { window: card }\n"))
    #expect(try session.midas("plan").output.contains("- channel acme/spare\n"))
    let refused = try session.midas("apply", "--auto-approve", exit: 4)
    #expect(refused.errors.contains("`--allow live-channel-deletions`"))
    try session.midas("apply", "--auto-approve", "--allow", "deletions", exit: 4)
    try session.midas("apply", "--auto-approve", "--allow", "live-channel-deletions,deletions")

    let protected = StateSession.merchant([two[0]]).replacing(
      "    mode: live", with: "    protect: main\n    mode: live")
    try session.declare(protected + "defaults: { window: card }\n")
    try session.midas("apply", "--auto-approve")
    try session.declare(StateSession.merchant([]))
    let kept = try session.midas("apply", "--auto-approve", "--allow", "live-channel-deletions", exit: 4)
    #expect(kept.errors.contains("take `protect` out in an apply of its own first"))
    try session.midas("apply", "--auto-approve", "--allow", "protected", exit: 64)
    try session.midas("apply", "--auto-approve", "--allow", "everything", exit: 64)
  }

  @Test("never delete what a narrower plan does not see")
  func scope() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")], handle: "one"), in: "one.yaml")
    try session.declare(StateSession.merchant([("card", "AB12D")], handle: "two"), in: "two.yaml")
    try session.midas("apply", "--auto-approve")
    try FileManager.default.removeItem(atPath: session.path("two.yaml"))
    let narrow = try session.midas("plan", "one.yaml", "--detailed-exitcode")
    #expect(narrow.errors.contains("1 recorded merchant"))
    try session.midas("plan", "--target", "one", "--detailed-exitcode")
    try session.midas("plan", "--target", "two", exit: 64)
    #expect(try session.midas("plan").output.contains("- channel two/card\n"))
  }

  @Test("tell which requests lose their channel")
  func routeLoss() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve")
    try session.declare(StateSession.merchant([]))
    let plan = try session.midas("plan", "--fail-on", "route-loss", "--detailed-exitcode", exit: 4)
    #expect(plan.output.contains("= acme no pg: fallback to card → none\n= acme pg=kcp, pg=kcp.AB12C, "))
    #expect(plan.output.contains("= requests: 5 lose their channel; 0 elsewhere\n"))
    let comment = try session.midas("plan", "--format", "markdown").output
    #expect(comment.hasPrefix("### Plan: 0 to create"))
    #expect(comment.contains("- **lost** `acme` `pg=kcp`, `pg=kcp.AB12C`"))
    try session.midas("plan", "--fail-on", "anything", exit: 64)
  }

  @Test("put what they find on the scalar that asks for it")
  func places() throws {
    let session = try StateSession()
    let two = [(id: "card", mid: "AB12C"), (id: "other", mid: "AB12D")]
    try session.declare(StateSession.merchant(two))
    try session.midas("apply", "--auto-approve")

    func finding(_ text: String, exit: Int32 = 1) throws -> String {
      try session.declare(text)
      return try session.midas("plan", exit: exit).errors
    }
    let onto = try finding(StateSession.merchant([two[1]], more: "moved: [{ from: card, to: other }]\n"))
    #expect(onto.contains("error[moved-onto-existing]"))
    #expect(onto.contains("acme.yaml:10:27\n"))
    let nothing = try finding(StateSession.merchant(two, more: "moved: [{ from: crad, to: new }]\n"))
    #expect(nothing.contains("error[moved-not-found]"))
    #expect(nothing.contains("acme.yaml:18:17\n"))
    let removed = try finding(StateSession.merchant([two[1]]))
    #expect(removed.contains("error[default-removed]"))
    #expect(removed.contains("acme.yaml:1:1\n"))
    let reordered = StateSession.merchant(two.reversed(), more: "").replacing(
      "window: other", with: "window: card")
    #expect(try finding(reordered, exit: 0).contains("warning[declared-order-differs]"))
    #expect(try finding(reordered, exit: 0).contains("acme.yaml:3:9\n"))
    // It can be silenced, and validate does not call the comment unused.
    let silenced = reordered.replacing(
      "- id: other", with: "- id: other # midas:ignore declared-order-differs on purpose")
    #expect(try finding(silenced, exit: 0).isEmpty)
    #expect(!(try session.midas("validate").output.contains("unused-ignore")))
  }

  @Test("find what another workspace has recorded in the same store, at the scalar that asks for it")
  func sharedStore() throws {
    let session = try StateSession()
    let state = "sqlite:\(session.path("shared.db"))"
    try session.declare(StateSession.merchant([("card", "AB12C")], handle: "one"))
    try session.midas("apply", "--auto-approve", "--state", state)

    let other = try StateSession()
    try other.declare(
      StateSession.merchant([("card", "AB12C")], handle: "two"),
      settings: "midas: 1\nworkspace: other\nstate: \(state)\n")
    let plan = try other.midas("plan", exit: 1)
    #expect(
      plan.errors.hasPrefix(
        """
        error[duplicate-mid]: live MID `AB12C` of `kcp` is recorded for `one/card` (acme.yaml:3) already
         --> acme.yaml:8:10
          |
        8 |     mid: AB12C
          |          ^^^^^ one contract would take the payments of two stores
        """), "\(plan.errors)")
    try other.midas("apply", "--auto-approve", exit: 1)

    // The other workspace's merchant may be taken over, if somebody says so.
    try other.declare(
      StateSession.merchant([("card", "AB12C")], handle: "one"),
      settings: "midas: 1\nworkspace: other\nstate: \(state)\n")
    #expect(try other.midas("plan", exit: 1).errors.contains("error[merchant-owned-elsewhere]"))
    #expect(try other.midas("apply", "--auto-approve", exit: 4).errors.contains("--allow adopt"))
    try other.midas("apply", "--auto-approve", "--allow", "adopt")
    try other.midas("plan", "--detailed-exitcode")
  }

  @Test(
    "refuse stores that cannot be had, and never echo a password",
    arguments: [
      "postgresql://user:hunter2@host/db", "postgresql://host/db", "env://NOT_SET_ANYWHERE",
      "sqlite:/dev/null/state.db",
      "sqlite:.",
    ])
  func unavailable(url: String) throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    for command in ["plan", "show", "history"] {
      let outcome = try session.midas(command, "--state", url, exit: 69)
      #expect(!outcome.errors.contains("hunter2"))
    }
    try session.midas("apply", "--auto-approve", "--state", url, exit: 69)
    try session.midas("plan", exit: 69, environment: ["MIDAS_STATE": url])
    try session.midas("plan", "--state", "mysql://host", exit: 64)
  }
}
