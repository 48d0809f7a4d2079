import Foundation
import TestSupport
import Testing

@Suite("midas drift --against portone", .timeLimit(.minutes(20)))
struct ConsoleDriftTests {
  private typealias Sample = ConsoleSample
  private typealias Row = PortOneServer.Row

  @Test("What agrees is no difference, and one token serves all requests")
  func agreement() throws {
    let server = try PortOneServer(Sample.agreeing)
    let outcome = try Sample.drift(Sample.recorded(), server, exit: 0)
    #expect(
      outcome.output == """
        # acme/books-card: its channel key is known there: channel-key-00000000-0000-4000-8000-000000000003
        # acme/card: its channel key is known there: channel-key-00000000-0000-4000-8000-000000000001
        # acme/second: its channel key is known there: channel-key-00000000-0000-4000-8000-000000000002

        """)
    #expect(outcome.errors == "3 channels of 1 merchant, as PortOne lists them (\(server.url)).\n")
    #expect(
      try server.requests == [
        "POST /users/getToken", "GET /users/pg", "GET /tiers/B01", "GET /users/pg B01",
      ])
  }

  @Test("Every difference has a line, and so has each request that it changes")
  func differences() throws {
    var other = Sample.card
    other.name = "Renamed"
    let stranger = Row(provider: "nice_v2", mid: "IMPacme001", type: "api_payment", name: "Key-in")
    let server = try PortOneServer(
      PortOneServer.Script(
        lists: ["": [Sample.second, other, stranger], "B01": []], tiers: ["B01": "Books"]))
    let outcome = try Sample.drift(Sample.recorded(), server, exit: 2)
    #expect(
      outcome.output == """
        ~ acme:books: its name is `Books` there and `Acme Books` as recorded
        ~ acme/card: its name is `Renamed` there and `Acme card` as recorded
        - acme/books-card: PortOne lists no such channel: kcp.AB12E, live
        + acme: PortOne lists `Key-in` (nice_v2.IMPacme001, live, api_payment), which is not recorded
        ~ acme: its channels stand in another order there: second, card
        ! acme: `pg: "kcp"` (window) reaches acme/second there and acme/card as recorded
        ! acme: `pg: "kcp.AB12E"` (window) reaches no channel by name, so the default, there and acme/books-card as recorded
        ! acme: `pg: "nice_v2"` (api) reaches `Key-in` (nice_v2.IMPacme001, live, api_payment) there and no channel by name, so the default, as recorded
        ! acme: `pg: "nice_v2.IMPacme001"` (api) reaches `Key-in` (nice_v2.IMPacme001, live, api_payment) there and no channel by name, so the default, as recorded
        ! acme:books: `pg: "kcp"` (window) reaches no channel by name, so the default, there and acme/books-card as recorded
        ! acme:books: `pg: "kcp.AB12E"` (window) reaches no channel by name, so the default, there and acme/books-card as recorded
        # acme/card: its channel key is known there: channel-key-00000000-0000-4000-8000-000000000001
        # acme/second: its channel key is known there: channel-key-00000000-0000-4000-8000-000000000002

        """)
  }

  @Test("JSON says the same to programs")
  func json() throws {
    let server = try PortOneServer(
      PortOneServer.Script(lists: ["": [Sample.card, Sample.second, Sample.books]], tiers: [:]))
    let outcome = try Sample.drift(Sample.recorded(), server, "--format", "json", exit: 2)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.against == "portone")
    let merchant = try #require(report.merchants.first)
    #expect(merchant.merchant == "acme")
    #expect(merchant.channels == 3)
    #expect(merchant.differences.map(\.kind) == ["missing"])
    #expect(merchant.differences.first?.subject == "acme:books")
    #expect(merchant.keys.map(\.address) == ["acme/books-card", "acme/card", "acme/second"])
  }

  private struct Report: Decodable {
    var against: String
    var merchants: [Merchant]
    var patch: String?

    struct Merchant: Decodable {
      var merchant: String
      var channels: Int
      var differences: [Difference]
      var keys: [Key]
    }
    struct Difference: Decodable {
      var kind: String
      var subject: String
    }
    struct Key: Decodable {
      var address: String
      var key: String
    }
  }

  // MARK: - Keys

  @Test("--adopt-keys proposes a patch that git applies, and --fix writes the same")
  func keys() throws {
    let server = try PortOneServer(Sample.agreeing)
    let session = try Sample.recorded()
    let before = try String(contentsOf: session.scratch.url.appending(path: "acme.yaml"), encoding: .utf8)
    let proposed = try Sample.drift(session, server, "--adopt-keys", exit: 0)
    #expect(proposed.output.hasPrefix("--- a/acme.yaml\n+++ b/acme.yaml\n@@ "))
    #expect(proposed.output.contains("\n+    key: channel-key-00000000-0000-4000-8000-000000000001\n"))
    #expect(
      try String(contentsOf: session.scratch.url.appending(path: "acme.yaml"), encoding: .utf8) == before)

    let copy = try Scratch()
    try copy.file(named: "acme.yaml", holding: before)
    let patch = try copy.file(named: "keys.patch", holding: proposed.output)
    let applied = try Program.run(
      URL(filePath: "/usr/bin/env"), ["git", "apply", patch.path], in: copy.url,
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(applied.exit == 0, "\(applied.errors)")
    let patched = try String(contentsOf: copy.url.appending(path: "acme.yaml"), encoding: .utf8)

    let fixed = try Sample.drift(session, server, "--adopt-keys", "--fix", exit: 0)
    #expect(fixed.errors.contains("acme.yaml:9: write the `key` of acme/card\n"))
    let after = try String(contentsOf: session.scratch.url.appending(path: "acme.yaml"), encoding: .utf8)
    #expect(after == patched)
    #expect(after.contains("# of the contract\n    key: channel-key-00000000-0000-4000-8000-000000000001\n"))
    #expect(
      after.contains(
        "credentials: { site_key: \"env://KEY\" }, key: channel-key-00000000-0000-4000-8000-000000000002 }"))
    #expect(after.contains("assign: books, key: channel-key-00000000-0000-4000-8000-000000000003 }"))
    #expect(after.contains("# the oldest\n"))

    try session.midas("apply", "--auto-approve", "--quiet")
    let agreed = try Sample.drift(session, server, exit: 0)
    #expect(agreed.output == "")
    let nothing = try Sample.drift(session, server, "--adopt-keys", exit: 0)
    #expect(nothing.output == "")
  }

  @Test("Another key than the recorded one is a difference, and is not adopted")
  func otherKey() throws {
    let merchant = Sample.acme.replacing(
      "mid: AB12C\n", with: "mid: AB12C\n    key: channel-key-00000000-0000-4000-8000-000000000009\n")
    let outcome = try Sample.drift(
      Sample.recorded(merchant), PortOneServer(Sample.agreeing), "--adopt-keys", exit: 2)
    #expect(
      outcome.errors.contains(
        "~ acme/card: its channel key is `channel-key-00000000-0000-4000-8000-000000000001` there and `channel-key-00000000-0000-4000-8000-000000000009` as recorded\n"
      ))
    #expect(!outcome.output.contains("channel-key-00000000-0000-4000-8000-000000000001"))
    #expect(outcome.output.contains("key: channel-key-00000000-0000-4000-8000-000000000002"))
  }
}
