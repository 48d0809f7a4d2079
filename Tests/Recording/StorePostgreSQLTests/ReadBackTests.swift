#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import Testing

@Suite(
  "What a PostgreSQL database makes of rows otherwise than they were sent",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct ReadBackTests {
  @Test("is found where an entry that only one may hold is lost")
  func lostEntry() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(Sample.wanted)
      let before = try store.recorded()
      try server.sql(
        """
        CREATE FUNCTION midas.lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
        CREATE TRIGGER lose BEFORE INSERT ON midas.live_mids FOR EACH ROW
          WHEN (NEW.mid = 'M8') EXECUTE FUNCTION midas.lose();
        """, in: database)
      let error = refusal { try store.settle(Sample.wanted(mid: "M8")) }
      guard case .defect(let reason) = error else { return #expect(Bool(false), "\(error as Any)") }
      #expect(reason.contains("live_mids did not take every row"))
      #expect(try store.recorded() == before)
    }
  }

  @Test(
    "is found, named and rolled back, of new merchants as of changed ones",
    arguments: [
      ("NEW.mid := 'STOLEN'; RETURN NEW;", "acme/card"), ("NEW.tax := NULL; RETURN NULL;", "acme/card"),
      ("NEW.revision := NEW.revision + 1; RETURN NEW;", "acme/card"),
      (
        "INSERT INTO midas.channels SELECT (NEW).* ON CONFLICT DO NOTHING; NEW.channel := 'more'; RETURN NEW;",
        "acme/none"
      ),
    ], [false, true])
  func changedRow(deed: (body: String, row: String), isUpdate: Bool) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(isUpdate ? Sample.wanted : Wanted(workspace: "w", merchants: [WantedMerchant("zoo")]))
      let before = try store.recorded()
      try server.sql(
        """
        CREATE FUNCTION midas.meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(deed.body) END $$;
        CREATE TRIGGER meddle BEFORE INSERT ON midas.channels FOR EACH ROW
          WHEN (NEW.channel = 'card' AND pg_trigger_depth() = 0) EXECUTE FUNCTION midas.meddle();
        """, in: database)
      let error = refusal { try store.settle(Sample.wanted(mid: "M8")) }
      #expect(error == .misread(deed.row))
      #expect(try store.recorded() == before)
    }
  }
}
#endif
