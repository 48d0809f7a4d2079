#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

extension PostgreSQLReader {
  func revisions(touching address: Address?) throws -> [Revision] {
    let sql = "SELECT revision, time, actor, source_commit, fingerprint, digest FROM midas.revisions AS r"
    let rows =
      if let address {
        try connection.query(
          """
          \(sql) WHERE EXISTS (
            SELECT FROM midas.changes AS c
            WHERE c.revision = r.revision AND (\(touched("c.address")) OR \(touched("c.former_address")))
          ) ORDER BY revision
          """, [.text(address.text), .array(address.beginnings)])
      } else {
        try connection.query("\(sql) ORDER BY revision")
      }
    return try (0..<rows.count).map { row in
      Revision(
        number: rows.number(row, 0), time: rows.text(row, 1), actor: rows.text(row, 2),
        commit: rows.optionalText(row, 3), fingerprint: try rows.digest(row, 4),
        digest: try rows.digest(row, 5))
    }
  }

  /// Whether the address in `column` is $1 or something in it.
  private func touched(_ column: String) -> String {
    "\(column) = $1 OR left(\(column), length($1) + 1) = ANY ($2::text[])"
  }

  func changes(in revision: Int) throws -> [RecordedChange] {
    let rows = try connection.query(
      """
      SELECT action, address, former_address, before, after, ordinal, seal,
        \(version >= 2 ? "rotated" : "NULL")
      FROM midas.changes
      WHERE revision = $1::bigint ORDER BY position
      """, [.number(revision)])
    return try (0..<rows.count).map { row in
      try RecordedChange(
        revision: revision, action: rows.text(row, 0), address: rows.text(row, 1),
        from: rows.optionalText(row, 2), before: rows.optionalText(row, 3), after: rows.optionalText(row, 4),
        ordinal: rows.optionalNumber(row, 5), seal: try rows.optionalDigest(row, 6),
        rotated: rows.optionalText(row, 7))
    }
  }

  func ticks() throws -> [WorklistTick] {
    guard version >= 2 else { return [] }
    let rows = try connection.query(
      """
      SELECT revision, position, task, time, actor FROM midas.worklist_ticks
      ORDER BY revision, position, task
      """)
    return (0..<rows.count).map { row in
      WorklistTick(
        revision: rows.number(row, 0), position: rows.number(row, 1), task: rows.text(row, 2),
        time: rows.text(row, 3), actor: rows.text(row, 4))
    }
  }
}

extension Address {
  /// How the addresses of what is in a merchant or sub-merchant begin; a resource of another kind has nothing in it.
  fileprivate var beginnings: [String] {
    switch kind {
    case .merchant: [":", "/", "%", "#"].map { text + $0 }
    case .submerchant: ["\(text)#"]
    default: []
    }
  }
}
#endif
