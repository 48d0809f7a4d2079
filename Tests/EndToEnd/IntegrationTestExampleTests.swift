import Foundation
import TestSupport
import Testing

@Suite("examples/integration-test covers the catalog")
struct IntegrationTestExampleTests {
  @Test("Every PG that lends test MIDs and takes payments has a channel on each that `shared` can mean")
  func shared() throws {
    let channels = try Self.channels().filter { $0.credential == "shared" }
    for pg in try Self.catalog() where !pg.test.own && pg.status != "ended" {
      let used = Set(channels.filter { $0.pg == pg.provider }.map(\.mid))
      let wanted = Set(pg.mids.filter { $0.standing == "shared" && pg.offers($0) }.map(\.mid))
      #expect(wanted.isSubset(of: used), "\(pg.id): \(wanted.subtracting(used).sorted())")
    }
  }

  @Test("Every PG that wants credentials of one's own and takes contracts has a channel with its own")
  func own() throws {
    let channels = try Self.channels().filter { $0.credential == "own" }
    let wanted = try Self.catalog().filter { $0.test.own && $0.status != "no-new-signups" }.map(\.provider)
    #expect(wanted.count > 7)
    #expect(Set(channels.map(\.pg)) == Set(wanted))
  }

  @Test("No channel moves money, and none writes a shared MID out")
  func written() throws {
    let text = try Repository.files(below: "examples/integration-test/merchants", endingIn: ".yaml")
      .map { try Repository.text($0) }.joined()
    #expect(!text.contains("mode: live"))
    let lent = try Self.catalog().flatMap { pg in pg.mids.filter { $0.standing == "shared" }.map(\.mid) }
    #expect(lent.count > 40)
    #expect(lent.filter { text.contains("mid: \($0)") } == [])
  }

  // MARK: - What midas says

  private static func catalog() throws -> [PG] {
    let outcome = try Tool.run(
      ["catalog", "--format", "json"], in: Repository.url("examples/integration-test"))
    return try JSONDecoder().decode(Catalog.self, from: Data(outcome.output.utf8)).pgs
  }

  /// The channels that a first apply would create, with what `shared` became.
  private static func channels() throws -> [Channel] {
    let scratch = try Scratch()
    let workspace = try Example(name: "integration-test").copy(into: scratch)
    let outcome = try Tool.run(["plan", "--format", "json"], in: workspace)
    let plan = try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
    return plan.steps.filter { $0.kind == "channel" }.map { step in
      Channel(
        pg: step.set["pg"]?.text ?? "", mid: step.set["mid"]?.text ?? "",
        credential: step.set["credential"]?.text ?? "own")
    }
  }

  private struct Channel {
    let pg: String
    let mid: String
    let credential: String
  }

  private struct Catalog: Decodable { let pgs: [PG] }

  private struct PG: Decodable {
    let id: String
    let provider: String
    let status: String
    let mids: [MID]
    let test: Test
    let modules: [String: Modules]

    enum CodingKeys: String, CodingKey {
      case id, provider, status, modules, test
      case mids = "test_mids"
    }

    /// Whether a channel can ask for the MID: the PG has one of its modules, and what narrows it stands in a file.
    func offers(_ mid: MID) -> Bool {
      let stated = modules.values.flatMap(\.stated)
      guard mid.modules?.contains(where: { stated.contains($0) }) == true else { return false }
      let unseen = ["seller in", "card ", "escrow only", "overseas only", "domestic only"]
      return mid.only.map { only in !unseen.contains { only.hasPrefix($0) } } ?? true
    }

    struct MID: Decodable {
      let mid: String
      let standing: String
      let modules: [String]?
      let only: String?
    }

    struct Test: Decodable {
      let own: Bool

      enum CodingKeys: String, CodingKey { case own = "own_credentials_required" }
    }

    struct Modules: Decodable { let stated: [String] }
  }

  private struct Plan: Decodable {
    let steps: [Step]

    struct Step: Decodable {
      let kind: String
      let set: [String: Value]
    }

    /// A field of a step, of which only texts matter here.
    struct Value: Decodable {
      let text: String?

      init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
      }
    }
  }
}
