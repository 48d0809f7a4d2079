import MidasCatalog
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorklist
import MidasWriting

/// What the `catalog:` of an exported workspace has to say, so that what is recorded is accepted and means the same.
struct ExportedFacts {
  private let builtIn = Catalog.builtIn
  private var testMIDs: [String: Set<String>] = [:]
  private var sharedMIDs: Set<[String]> = []
  private var pgs: [String: SettingsWriter.PGFacts] = [:]

  /// Adds what the built-in catalog lacks for a recorded channel.
  mutating func add(_ channel: Resource) {
    guard let index = builtIn.index(ofPGOf: channel) else { return }
    let pg = builtIn.entries[index]
    let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
    addTestMID(of: channel, pg, index, modules)
    let assumed = channel.members(.channelAssumed)
    var facts = pgs[pg.id] ?? SettingsWriter.PGFacts(pg: pg.id)
    let currencies = channel.members(.channelCurrencies)
    if assumed.contains("currencies"), Set(currencies) != Set(pg.currencies.list) {
      facts.currencies = currencies
    }
    if assumed.contains("methods") {
      let known = Set(pg.methods(of: modules).named.names)
      let added = channel.members(.channelMethods).filter { !known.contains($0) }
      for module in modules where !added.isEmpty {
        facts.methods[module.name] = Set(facts.methods[module.name] ?? []).union(added).sorted()
      }
    }
    pgs[pg.id] = facts.isEmpty ? nil : facts
  }

  private mutating func addTestMID(of channel: Resource, _ pg: PG, _ index: Int, _ modules: ModuleSet) {
    guard channel.text(.channelMode) == Mode.test.name, let mid = channel.text(.channelMID) else { return }
    let isShared = channel.text(.channelCredential) == "shared"
    if isShared, !pg.test.shared.contains(where: { $0.mid == mid }) {
      var facts = pgs[pg.id] ?? SettingsWriter.PGFacts(pg: pg.id)
      facts.testMIDs[mid] = Set(facts.testMIDs[mid] ?? []).union(modules.names).sorted()
      pgs[pg.id] = facts
    }
    guard builtIn.isUnderOwnTestCredentialsRule(index), mid != "naverpay-partner" else { return }
    let isListed =
      switch builtIn.standing(ofTestMID: mid, at: index) {
      case .ownCurrent(let owner), .sameCompany(let owner): owner.standing != .former
      case .unlisted, .ownFormer, .foreign: false
      }
    if isShared || isListed { testMIDs[pg.id, default: []].insert(mid) }
  }

  /// Adds the live MIDs that are recorded for one store each.
  mutating func add(_ liveMIDs: [StoredClaim], of handles: Set<String>) {
    for entry in liveMIDs where !entry.claim.isExclusiveMID {
      guard let holder = Address(parsing: entry.holder), handles.contains(holder.merchant),
        let pg = entry.claim.key.first?.split(separator: "#").first
      else { continue }
      sharedMIDs.insert([String(pg), entry.claim.key[1]])
    }
  }

  /// Puts them into midas.yaml.
  func write(to writer: inout SettingsWriter) {
    writer.testCredentials = testMIDs.sorted { $0.key < $1.key }
      .map { SettingsWriter.TestCredentials(pg: $0.key, mids: $0.value.sorted()) }
    writer.sharedMIDs = sharedMIDs.map { SettingsWriter.SharedMID(pg: $0[0], mid: $0[1]) }
      .sorted { ($0.pg, $0.mid) < ($1.pg, $1.mid) }
    writer.pgs = pgs.values.sorted { $0.pg < $1.pg }
  }

  /// The catalog that the midas.yaml makes.
  var catalog: Catalog {
    let because = "recorded"
    var overrides = CatalogOverrides()
    overrides.testCredentials = testMIDs.map {
      .init(pg: $0.key, mids: $0.value.sorted(), because: because)
    }
    overrides.sharedMIDs = sharedMIDs.map { .init(pg: $0[0], mid: $0[1], because: because) }
    overrides.pgs = pgs.values.map { .init(pg: $0.pg, because: because, facts: $0.catalogFacts) }
    return builtIn.merging(overrides)
  }
}

extension SettingsWriter.PGFacts {
  /// The facts as the catalog takes them from midas.yaml.
  fileprivate var catalogFacts: [CatalogFact] {
    var facts = methods.flatMap { name, methods -> [CatalogFact] in
      guard let module = Module(name: name) else { return [] }
      return methods.compactMap { SpelledMethod($0)?.method }.map { .method($0, of: module) }
    }
    facts += testMIDs.map { mid, modules in
      .testMID(TestMID(mid, for: ModuleSet(modules.compactMap { Module(name: $0) })))
    }
    if !currencies.isEmpty { facts.append(.currencies(currencies)) }
    return facts
  }
}
