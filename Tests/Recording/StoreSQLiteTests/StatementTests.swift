import MidasPlanning
import MidasResources
import MidasStore
import MidasStoreSQLite
import StateSupport
import Synchronization
import Testing

@Suite("Statements that an apply to SQLite runs")
struct StatementTests {
  @Test("are the same few, prepared once each, however many channels there are", arguments: [false, true])
  func kinds(isUpdate: Bool) throws {
    var kinds: [Set<String>] = []
    for merchants in [1, 100, 1_500] {
      try withTemporaryFolder { folder in
        let path = "\(folder)/state.db"
        let store = SQLiteStore(path: path)
        let before = isUpdate ? Self.wanted(merchants, name: "old") : Self.wanted(0, name: "")
        try store.settle(before)
        let seen = Mutex<Set<String>>([])
        let traced = SQLiteStore(path: path) { sql in seen.withLock { _ = $0.insert(sql) } }
        let plan = try store.plan(Self.wanted(merchants, name: "new")).plan
        #expect(plan.steps.count >= 10 * merchants)
        _ = try traced.apply(plan, by: Author(actor: "test"))
        kinds.append(seen.withLock { $0 })
      }
    }
    #expect(kinds[0] == kinds[1])
    #expect(kinds[1] == kinds[2], "\(kinds[1].symmetricDifference(kinds[2]))")
    #expect(kinds[0].count < 80)
  }

  /// That many merchants of ten channels each, beside one that has none.
  private static func wanted(_ count: Int, name: String) -> Wanted {
    let merchants = (0..<count).map { number in
      let handle = "m\(number)"
      let channels = (0..<10).map { id in
        Resource.channel(handle, "c\(id)", mid: "M\(number)-\(id)", [.channelName: .text("\(name) \(id)")])
      }
      return WantedMerchant(handle, channels)
    }
    return Wanted(workspace: "w", merchants: [WantedMerchant("zero")] + merchants)
  }
}
