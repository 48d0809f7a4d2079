import Foundation
import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasResources
import MidasRouting
import MidasWorkspace
import MidasWriting
import TestSupport
import Testing

@testable import MidasConsole

/// The examples as PortOne would list them, drafted anew.
@Suite("What is declared, listed and drafted again")
struct RoundTripTests {
  static let examples = [
    "quickstart", "reference", "identity", "marketplace", "overseas", "smart-routing", "subscriptions",
    "integration-test",
  ]

  /// What only a person knows, and the rules that find it missing.
  private static let expected: Set<String> = [
    "webhook-required", "missing-credential", "own-test-credentials-required", "duplicate-mid",
    "module-not-supported", "mid-in-both-modes", "invalid-reference",
  ]

  @Test("Requests reach the same, and only what a list cannot tell is found missing", arguments: examples)
  func roundTrip(example: String) throws {
    let workspace = try Workspace(opening: .init(paths: [Repository.url("examples/\(example)").path]))
    let compiled = try workspace.compiled()
    let catalog = workspace.settings.catalog
    for merchant in compiled.linked.merchants {
      let wanted = try compiled.linked.wanted(merchant) { workspace.files[$0].path }
      let lists = Self.lists(of: wanted, by: catalog)
      let draft = MerchantDraft(wanted.handle, from: lists, by: catalog)
      #expect(draft.omittedCount == 0)
      #expect(draft.merchant.channelsByOrdinal.count == wanted.channelOrder.count)
      Self.compareRoutes(wanted, draft.merchant, by: catalog)

      let text = Array(MerchantWriter(draft.merchant, remarks: draft.remarks).yaml.utf8)
      let compiler = Compiler(catalog: catalog)
      let linked = Linker(compiler).link([compiler.unit(of: text)]) { _ in text }
      let errors = Set(linked.findings.filter { $0.severity == .error }.map(\.rule))
      #expect(errors.isSubset(of: Self.expected), "\(wanted.handle): \(errors)")
      #expect(!linked.isOpen)

      // What was drafted is what PortOne lists: comparing finds nothing but the name that stands in for the store's.
      let listed = ListedMerchant(
        channels: ListedChannel.all(of: lists[0].rows),
        tiers: Dictionary(
          uniqueKeysWithValues: lists.dropFirst().map { list in
            (
              (list.tier ?? "").lowercased(),
              .found(name: "Tier \(list.tier ?? "")", channels: ListedChannel.all(of: list.rows))
            )
          }))
      let comparison = ConsoleComparison(of: draft.merchant, with: listed, by: catalog)
      #expect(comparison.differences.isEmpty, "\(wanted.handle): \(comparison.differences.map(\.message))")
      #expect(comparison.routes.isEmpty, "\(wanted.handle): \(comparison.routes.map(\.message))")
      #expect(comparison.keys.isEmpty)
    }
  }

  /// The answers of `GET /users/pg` that a merchant's channels would give.
  private static func lists(of merchant: WantedMerchant, by catalog: Catalog) -> [SavedList] {
    let byAddress = Dictionary(
      uniqueKeysWithValues: merchant.resources.map { ($0.resource.address, $0.resource) })
    let channels = merchant.channelOrder.compactMap { byAddress[$0] }
    func rows(_ channels: [Resource]) -> [PGSetting] {
      channels.flatMap { channel -> [PGSetting] in
        let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
        return RequestKind.allCases.filter(modules.kinds.contains).map { kind in
          let pg = channel.text(.channelPG) ?? ""
          let entry = catalog.index(ofPG: pg).map { catalog.entries[catalog.index($0, for: modules)] }
          return PGSetting(
            provider: entry?.codes.v1(for: kind) ?? pg, mid: channel.text(.channelMID) ?? "",
            mode: channel.text(.channelMode) == "live" ? .live : .test, type: kind.type,
            name: channel.text(.channelName),
            key: channel.text(.channelKey) ?? "channel-key-of-\(channel.address.id)")
        }
      }
    }
    let stores = merchant.resources.map(\.resource).filter { $0.address.kind == .submerchant }
    return [SavedList(tier: nil, rows: rows(channels))]
      + stores.map { store in
        SavedList(
          tier: store.text(.submerchantTier),
          rows: rows(channels.filter { $0.text(.channelAssign) == store.address.id }))
      }
  }

  private static func compareRoutes(
    _ wanted: WantedMerchant, _ drafted: RecordedMerchant, by catalog: Catalog
  ) {
    let before = RouteView(wanted)
    let after = RouteView(drafted)
    var scopes = [(Address.merchant(wanted.handle), Address.merchant(wanted.handle))]
    for store in wanted.resources.map(\.resource) where store.address.kind == .submerchant {
      let tier = store.text(.submerchantTier) ?? ""
      scopes.append((store.address, .submerchant(wanted.handle, tier.lowercased())))
    }
    for (old, new) in scopes {
      for kind in RequestKind.allCases {
        for channel in before.channels {
          guard let pg = catalog.index(ofPG: channel.pg),
            let code = catalog.entries[catalog.index(pg, for: channel.modules)].codes.v1(for: kind)
          else { continue }
          for question in [code, "\(code).\(channel.mid)"] {
            let asked = Router(before, catalog: catalog).answer(
              RouteRequest(scope: old, kind: kind, naming: .pg(question)))
            guard asked.outcome == .channel || asked.outcome == .oldest else { continue }
            let answered = Router(after, catalog: catalog).answer(
              RouteRequest(scope: new, kind: kind, naming: .pg(question)))
            #expect(answered.outcome == asked.outcome, "\(old) \(kind) \(question)")
            #expect(answered.channels.map(\.mid) == asked.channels.map(\.mid), "\(old) \(kind) \(question)")
            #expect(answered.channels.map(\.isLive) == asked.channels.map(\.isLive))
          }
        }
      }
    }
  }
}
