import Foundation
import MidasPlanning
import MidasResources
import MidasStore
import MidasStoreSQLite
import Testing

/// The stores that keep one contract, each with a fresh store to test it on.
enum Shelf: CaseIterable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { self == .memory ? "in memory" : "SQLite" }

  /// Runs `body` on a store that does not exist yet.
  func withStore(_ body: (any StateStore) throws -> Void) throws {
    switch self {
    case .memory: try body(MemoryStore())
    case .sqlite:
      try withTemporaryFolder { folder in
        try body(SQLiteStore(path: folder + "/deep/state.db", lockTimeout: 5))
      }
    }
  }
}

/// A folder that is there while `body` runs.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.path + "/midas-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

extension StateStore {
  /// What it takes to come to `wanted`.
  func plan(_ wanted: Wanted, facts: ChannelFacts = ChannelFacts(), limits: Limits = Limits()) throws
    -> Planner.Outcome
  {
    try read { reader in
      try Planner(facts: facts, limits: limits).plan(wanted, against: reader)
    }
  }

  /// Plans and applies, expects no error finding, and expects that nothing is left to do.
  @discardableResult
  func settle(_ wanted: Wanted, facts: ChannelFacts = ChannelFacts()) throws -> Plan {
    let outcome = try plan(wanted, facts: facts)
    #expect(outcome.findings.filter { !$0.isWarning } == [])
    if !outcome.plan.isEmpty {
      _ = try apply(Plan(reading: Array(outcome.plan.json.utf8)), by: Author(actor: "test"))
    }
    let again = try plan(wanted, facts: facts)
    #expect(again.plan.isEmpty, "\(again.plan.text)")
    return outcome.plan
  }

  /// All that is recorded, by address.
  func recorded() throws -> [Address: RecordedResource] {
    try read { reader in
      var all: [Address: RecordedResource] = [:]
      for entry in try reader.index() {
        for resource in try reader.merchant(entry.handle)?.resources ?? [] {
          all[resource.resource.address] = resource
        }
      }
      return all
    }
  }
}

extension WantedMerchant {
  /// A merchant with `resources` and itself, declared in their order.
  init(
    _ handle: String, formerly: String? = nil, moved: [(Address, Address)] = [], _ resources: [Resource] = []
  ) {
    let all = [Resource(.merchant(handle))] + resources
    self.init(
      handle: handle, formerly: formerly, moved: moved.map { Move(from: $0.0, to: $0.1) },
      resources: all.enumerated().map { index, resource in
        WantedResource(resource, provenance: Provenance(path: "\(handle).yaml", line: index + 1))
      }.sorted { $0.resource.address < $1.resource.address },
      channelOrder: resources.map(\.address).filter { $0.kind == .channel })
  }
}

extension Resource {
  /// A channel with what every channel has.
  static func channel(
    _ handle: String, _ id: String, mode: String = "live", pg: String = "kcp", mid: String,
    modules: [String] = ["window.general"], _ more: [Field: FieldValue] = [:]
  ) -> Resource {
    var values: [Field: FieldValue] = [
      .channelMode: .text(mode), .channelPG: .text(pg), .channelMID: .text(mid),
      .channelModules: .set(of: modules),
    ]
    values.merge(more) { $1 }
    return Resource(.channel(handle, id), values)
  }
}
