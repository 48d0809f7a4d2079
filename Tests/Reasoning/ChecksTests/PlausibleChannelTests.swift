import MidasCatalog
import MidasDiagnostics
import Testing

/// Correct files have no error: a plausible channel of every PG, live and test.
@Suite("Plausible channels")
struct PlausibleChannelTests {
  /// A module of a PG.
  struct Case: CustomTestStringConvertible, Sendable {
    let pg: String
    let module: Module
    var testDescription: String { "\(pg) \(module.name)" }
  }

  /// Every module that the documents give a PG, with PGs that have ended left out.
  static let cases = Catalog.builtIn.entries.filter { $0.status != .ended }.flatMap { pg in
    pg.modules.stated(in: .all).map { Case(pg: pg.id == "kcp_identity" ? "kcp_v2" : pg.id, module: $0) }
  }

  @Test("A live channel with its credentials has no error", arguments: cases)
  func live(_ example: Case) throws {
    let channel = try channel(example, mode: .live, mid: liveMID(example))
    #expect(errors(in: document(channel)) == [], "\(channel)")
  }

  @Test("A live channel with every method written out has no error", arguments: cases)
  func liveWithMethods(_ example: Case) throws {
    let catalog = Catalog.builtIn
    let pg = try #require(catalog.index(ofPG: example.pg).map { catalog.index($0, for: [example.module]) })
    let methods = catalog.entries[pg].methods(of: example.module).named
    guard !methods.isEmpty else { return }
    let channel = try channel(example, mode: .live, mid: liveMID(example), methods: methods)
    #expect(errors(in: document(channel)) == [], "\(channel)")
  }

  @Test("A test channel with credentials of its own has no error", arguments: cases)
  func ownTest(_ example: Case) throws {
    let mid = example.pg == "naverpay" ? "naverpay-partner" : "test-of-acme"
    let channel = try channel(example, mode: .test, mid: mid)
    #expect(errors(in: document(channel)) == [], "\(channel)")
  }

  @Test("Every shared test MID has no error in a test channel, but where tests need one's own")
  func sharedTest() {
    for pg in Catalog.builtIn.entries
    where !Catalog.ownTestCredentialsRule.contains(pg.id) && pg.status != .ended {
      for shared in pg.test.shared {
        for module in shared.modules {
          let id = pg.id == "kcp_identity" ? "kcp_v2" : pg.id
          let channel =
            "{ id: a, mode: test, pg: \(id), modules: [\(module.name)], mid: \"\(shared.mid)\" }"
          #expect(errors(in: document(channel)) == [], "\(channel)")
          if shared.qualifier == nil {
            let asked = "{ id: a, mode: test, pg: \(id), modules: [\(module.name)], mid: shared }"
            #expect(errors(in: document(asked)) == [], "\(asked)")
          }
        }
      }
    }
  }

  private func document(_ channel: String) -> String {
    """
    merchant: acme
    channels:
      - \(channel)
    webhooks:
      - { api: v1, mode: live, url: "https://pay.acme.example/hooks" }
      - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://ACME_WEBHOOK] }
    """
  }

  private func liveMID(_ example: Case) -> String {
    let mid = Catalog.builtIn[example.pg]?.mid
    let text = (mid?.livePrefix ?? "") + "acme001234"
    return String(text.prefix(mid?.length ?? text.count))
  }

  private func channel(
    _ example: Case, mode: Mode, mid: String, methods: MethodSet = []
  ) throws -> String {
    let catalog = Catalog.builtIn
    let index = try #require(catalog.index(ofPG: example.pg).map { catalog.index($0, for: [example.module]) })
    let fields = catalog.entries[index].credentials.others.filter {
      $0.required.holds(modules: [example.module], methods: methods)
    }
    let credentials = fields.map { field in
      "\(field.key): \(field.isSecret ? "env://ACME_\(field.key.uppercased())" : "acme1")"
    }
    return """
      { id: a, mode: \(mode.name), pg: \(example.pg), modules: [\(example.module.name)], mid: "\(mid)"\
      \(methods.isEmpty ? "" : ", methods: [\(methods.names.joined(separator: ", "))]")\
      \(credentials.isEmpty ? "" : ", credentials: { \(credentials.joined(separator: ", ")) }") }
      """
  }

  private func errors(in yaml: String) -> [String] {
    findings(in: yaml).filter { $0.severity == .error }.map(\.summary)
  }
}
