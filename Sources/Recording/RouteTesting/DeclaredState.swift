import MidasCompiler
import MidasPlanning
import MidasResources
import MidasWorkspace

/// A workspace as if it were recorded just as it is declared: what a slip is planned against.
struct DeclaredState: RecordedState {
  private let compiled: CompiledWorkspace
  private let entries: [WantedEntry]
  private let takenBy: [Claim: Address]
  private let facts: PlanningFacts

  init(_ compiled: CompiledWorkspace, _ facts: PlanningFacts) throws {
    self.compiled = compiled
    self.facts = facts
    entries = compiled.linked.wantedEntries
    var takenBy: [Claim: Address] = [:]
    for entry in entries {
      for wanted in try Self.merchant(entry.handle, of: compiled)?.resources ?? [] {
        for claim in wanted.resource.claims(facts) { takenBy[claim] = wanted.resource.address }
      }
    }
    self.takenBy = takenBy
  }

  func head() throws -> Head {
    Head(
      storeID: nil, digestVersion: Plan.digestVersion, revision: 0,
      digest: DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) }),
      order: DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) }))
  }

  func index() throws -> [RecordedEntry] {
    entries.map { RecordedEntry(handle: $0.handle, digest: $0.digest, order: $0.order, owner: owner) }
  }

  func isOwned(by workspace: String) throws -> Bool { workspace == owner }

  func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws {
    for handle in Set(handles).sorted(by: precedesInBytes) {
      if let merchant = try Self.merchant(handle, of: compiled) { try body(recorded(merchant)) }
    }
  }

  func holders(of claims: [Claim]) throws -> [[Holder]] {
    claims.map { claim in
      takenBy[claim].map { [Holder($0.kind == .key ? .merchant($0.merchant) : $0, provenance: nil)] } ?? []
    }
  }

  func deletableCount(in handles: [String]) throws -> DeletableCount {
    var count = DeletableCount(all: 0, liveChannels: 0)
    try forEachMerchant(of: handles) { merchant in
      for recorded in merchant.resources {
        let kind = recorded.resource.address.kind
        if kind == .channel || kind == .submerchant { count.all += 1 }
        if recorded.resource.text(.channelMode) == "live" { count.liveChannels += 1 }
      }
    }
    return count
  }

  private var owner: String { compiled.workspace.settings.name }

  private static func merchant(_ handle: String, of compiled: CompiledWorkspace) throws -> WantedMerchant? {
    try compiled.linked.merchant(named: handle).map { merchant in
      try compiled.linked.wanted(merchant) { compiled.workspace.files[$0].path }
    }
  }

  private func recorded(_ merchant: WantedMerchant) -> RecordedMerchant {
    let ordinals = Dictionary(
      merchant.channelOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let resources = merchant.resources.map { wanted in
      RecordedResource(
        wanted.resource, digest: wanted.digest, provenance: wanted.provenance, revision: 0,
        ordinal: ordinals[wanted.resource.address])
    }
    return RecordedMerchant(
      handle: merchant.handle, owner: owner, resources: resources, digest: merchant.digest,
      seal: merchant.digest)
  }
}
