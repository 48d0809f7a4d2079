#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

/// What the tables hold, whoever wrote it.
extension PostgreSQLReader {
  func forEachStored(_ body: (_ handle: String, _ rows: [StoredRow]) throws -> Void) throws {
    let tables = ResourceTable.all.map { "SELECT merchant FROM midas.\"\($0.name)\"" }
    let rows = try connection.query(tables.joined(separator: " UNION ") + " ORDER BY merchant")
    let handles = (0..<rows.count).map { rows.text($0, 0) }
    for group in handles.groups {
      let asked = Parameter.array(group)
      let fingerprints = try fingerprints(in: asked)
      let cursors = try cursors(of: asked)
      for handle in group {
        var stored: [StoredRow] = []
        for cursor in cursors {
          while let key = cursor.nextKey(of: handle) {
            stored.append(try cursor.takeStored(key, fingerprints))
          }
        }
        try body(handle, stored.sorted { precedesInBytes($0.key, $1.key) })
      }
    }
  }

  func storedClaims() throws -> [StoredClaim] {
    var claims: [StoredClaim] = []
    for table in Claim.Table.allCases {
      let key = table.keyColumns.joined(separator: ", ")
      let rows = try connection.query(
        "SELECT \(table.holderColumn), \(key) FROM midas.\(table.rawValue) ORDER BY \(key)")
      for row in 0..<rows.count {
        let parts = table.keyColumns.indices.map { rows.text(row, $0 + 1) }
        claims.append(StoredClaim(Claim(table, parts), holder: rows.text(row, 0)))
      }
    }
    return claims
  }

  func storedMarks() throws -> [StoredMark] {
    let rows = try connection.query(
      """
      SELECT revision, address, former_address, action, seal FROM midas.changes
      ORDER BY revision, position
      """)
    return (0..<rows.count).map { row in
      StoredMark(
        revision: rows.number(row, 0), address: rows.text(row, 1), from: rows.optionalText(row, 2),
        isDeletion: rows.text(row, 3) == PlanStep.Action.delete.rawValue,
        seal: try? rows.optionalDigest(row, 4))
    }
  }
}
#endif
