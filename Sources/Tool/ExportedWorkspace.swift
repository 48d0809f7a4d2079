import MidasCatalog
import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasPlanning
import MidasResources
import MidasStore
import MidasWriting

/// What a store holds of one workspace, written as the files that declare it.
struct ExportedWorkspace {
  /// The workspace's name.
  let name: String
  /// midas.yaml.
  let settings: String
  /// The merchant documents by handle.
  let documents: [(handle: String, yaml: String)]
  /// Errors that no midas.yaml can settle: the program refuses today what it recorded once.
  let refused: [String]
  /// The merchants that mean something else under the program's catalog than what is recorded.
  let differing: [String]

  /// Writes the merchants that the workspace `name` owns.
  ///
  /// - Parameters:
  ///   - liveMIDs: The entries that keep live MIDs apart, which tell those that the workspace opened.
  ///   - state: The URL of the store, as it is to stand in midas.yaml.
  init(_ name: String, _ merchants: [RecordedMerchant], _ liveMIDs: [StoredClaim], head: Head, state: String?)
  {
    self.name = name
    let origin = "the state \(head.storeID ?? "") at revision \(head.revision)"
    var writer = SettingsWriter(workspace: name, state: state, because: "recorded so in \(origin)")
    writer.comment = ["Exported from \(origin)."]
    var facts = ExportedFacts()
    for merchant in merchants {
      for row in merchant.resources where row.resource.address.kind == .channel { facts.add(row.resource) }
    }
    facts.add(liveMIDs, of: Set(merchants.map(\.handle)))
    facts.write(to: &writer)

    let catalog = facts.catalog
    documents = merchants.map { merchant in
      (merchant.handle, MerchantWriter(merchant, resolvesShared: catalog.resolvesShared).yaml)
    }

    // What was recorded passed the rules under the policy and the comments of then, which are not recorded.
    let compiler = Compiler(catalog: catalog)
    let texts = documents.map { Array($0.yaml.utf8) }
    let linked = Linker(compiler).link(texts.map(compiler.unit(of:))) { texts[$0] }
    let broken = Set(linked.findings.filter { $0.severity == .error }.map(\.rule)).sorted()
    writer.warnings = broken.filter { Rule.named($0)?.mayBeLowered ?? false }
    if !writer.warnings.isEmpty {
      writer.comment.append(
        "What is recorded is against the rules under `severity`: mend it, then take them out.")
    }
    refused = broken.filter { !writer.warnings.contains($0) }
    settings = writer.yaml
    differing = merchants.filter { merchant in
      linked.merchant(named: merchant.handle).map { linked.digest(of: $0) } != merchant.digest
    }.map(\.handle)
  }
}

extension Catalog {
  /// Whether `mid: shared` leads a channel to the MID that it has.
  fileprivate func resolvesShared(_ channel: Resource) -> Bool {
    guard let pg = channel.text(.channelPG).flatMap({ index(ofPG: $0) }) else { return false }
    let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
    let assumed = channel.members(.channelAssumed)
    let request = TestMIDRequest(
      modules: modules,
      methods: MethodSet(channel.members(.channelMethods).compactMap { SpelledMethod($0)?.method }),
      currencies: assumed.contains("currencies") ? [] : channel.members(.channelCurrencies),
      tax: channel.text(.channelTax).flatMap { Tax(rawValue: $0) } ?? .unset)
    guard case .found(let shared) = sharedTestMID(for: index(pg, for: modules), request) else { return false }
    return shared.mid == channel.text(.channelMID)
  }
}
