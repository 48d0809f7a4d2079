import GRDB
import MidasPlanning
import MidasResources
import MidasStore
import MidasStoreSQLite
import StateSupport
import Testing

@Suite("What an SQLite database makes of rows otherwise than they were bound")
struct ReadBackTests {
  @Test(
    "is found, named and rolled back, of new merchants as of changed ones",
    arguments: [
      ("UPDATE channels SET mid = 'STOLEN' WHERE merchant = NEW.merchant AND channel = 'card'", "acme/card"),
      ("DELETE FROM channels WHERE merchant = NEW.merchant AND channel = 'card'", "acme/card"),
      ("UPDATE channels SET revision = revision + 1 WHERE channel = 'card'", "acme/card"),
      (
        """
        INSERT OR IGNORE INTO channels
          SELECT merchant, 'more', ordinal, name, mode, pg, modules, methods, mid, credential, credentials, currencies,
            tax, protect, assign, api, key, assumed, source_path, source_line, source_commit, revision FROM channels
          WHERE channel = 'card'
        """, "acme/none"
      ),
    ], [false, true])
  func changedRow(deed: (statement: String, row: String), isUpdate: Bool) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/state.db"
      let store = SQLiteStore(path: path)
      try store.settle(
        isUpdate ? Self.wanted(mid: "M1") : Wanted(workspace: "w", merchants: [WantedMerchant("zoo")]))
      let before = try store.recorded()
      let database = try DatabaseQueue(path: path)
      try database.write {
        try $0.execute(
          sql: "CREATE TRIGGER meddle AFTER INSERT ON channels BEGIN \(deed.statement); END")
      }
      try database.close()
      #expect(throws: StoreError.misread(deed.row)) { try store.settle(Self.wanted(mid: "M8")) }
      #expect(try store.recorded() == before)
    }
  }

  private static func wanted(mid: String) -> Wanted {
    Wanted(
      workspace: "w",
      merchants: [
        WantedMerchant("acme", [.channel("acme", "card", mid: mid), .channel("acme", "none", mid: "M2")])
      ])
  }
}
