import FoundationEssentials
import GRDB
import MidasPlanning
import MidasResources
import MidasStore

/// What the tables hold, whoever wrote it.
extension SQLiteReader {
  func forEachStored(_ body: (_ handle: String, _ rows: [StoredRow]) throws -> Void) throws {
    let tables = ResourceTable.all.map { "SELECT merchant FROM \"\($0.name)\"" }
    let sql = tables.joined(separator: " UNION ") + " ORDER BY 1"
    for handle in try String.fetchAll(database.cachedStatement(sql: sql)) {
      // Without fingerprints that can be read, the rows they belong to do not fit their seals.
      let fingerprints = (try? fingerprints(in: handle)) ?? [:]
      var stored: [StoredRow] = []
      try forEachRow(of: handle) { table, row in
        do {
          var recorded = try table.resource(row)
          recorded.fingerprints = fingerprints[recorded.resource.address.text] ?? []
          stored.append(.readable(recorded))
        } catch StoreError.damaged(let reason) {
          var key: [String] = []
          for column in table.keyColumns.indices { key.append((try? row.optionalText(column)) ?? "") }
          let name = (try? table.address(key))?.text ?? "\(table.name) \(key.joined(separator: " "))"
          stored.append(.damaged(key: name, reason: reason))
        }
      }
      try body(handle, stored.sorted { precedesInBytes($0.key, $1.key) })
    }
  }

  func storedClaims() throws -> [StoredClaim] {
    try Claim.Table.allCases.flatMap { table in
      let key = table.keyColumns.joined(separator: ", ")
      let sql = "SELECT \(table.holderColumn), \(key) FROM \(table.rawValue) ORDER BY \(key)"
      return try Row.fetchAll(database.cachedStatement(sql: sql)).map { row in
        StoredClaim(
          Claim(table, try table.keyColumns.indices.map { try row.optionalValue($0 + 1) ?? "" }),
          holder: try row.optionalValue(0) ?? "")
      }
    }
  }

  func storedMarks() throws -> [StoredMark] {
    let seal = version >= 2 ? "seal" : "NULL"
    let sql = """
      SELECT revision, address, former_address, action, \(seal) FROM changes ORDER BY revision, position
      """
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql))
    var marks: [StoredMark] = []
    while let row = try rows.next() {
      let action: String? = try row.optionalValue(3)
      let seal: Data? = try row.optionalValue(4)
      marks.append(
        StoredMark(
          revision: try row.value(0), address: try row.value(1), from: try row.optionalValue(2),
          isDeletion: action == PlanStep.Action.delete.rawValue, seal: seal.flatMap { Digest(bytes: $0) }))
    }
    return marks
  }
}
