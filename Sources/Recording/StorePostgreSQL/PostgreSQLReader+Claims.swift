#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

extension PostgreSQLReader {
  func holders(of claims: [Claim]) throws -> [[Holder]] {
    var holders: [[Holder]] = claims.map { _ in [] }
    for table in Claim.Table.allCases {
      let asked = claims.indices.filter { claims[$0].table == table }
      guard !asked.isEmpty else { continue }
      let keys = table.keyColumns.indices.map { part in
        Parameter.array(asked.lazy.map { claims[$0].key[part] })
      }
      let rows = try connection.query(table.holderStatement, keys)
      for row in 0..<rows.count {
        let text = rows.text(row, 1)
        guard let address = Address(parsing: text) else {
          throw StoreError.damaged("`\(text)` is recorded as a holder")
        }
        holders[asked[rows.number(row, 0) - 1]].append(
          Holder(address, isExact: rows.isTrue(row, 2), provenance: rows.provenance(row, 3)))
      }
    }
    return holders
  }
}

extension Claim.Table {
  /// An array of texts for each column of the key, as `unnest` takes them.
  var keyArrays: String {
    keyColumns.indices.map { "$\($0 + 1)::text[]" }.joined(separator: ", ")
  }

  /// Takes an array for each part of the key, and gives which one, who has it, whether exactly, and from where.
  ///
  /// A live MID that is asked about without a store is held by whoever has it in any store.
  fileprivate var holderStatement: String {
    let matches = keyColumns.map { column in
      column == "store"
        ? "(asked.store = '' OR held.store = asked.store)" : "held.\(column) = asked.\(column)"
    }.joined(separator: " AND ")
    let isExact = self == .liveMIDs ? "held.store = asked.store" : "true"
    let source =
      self == .merchantCodes
      ? "midas.merchants AS source ON source.merchant = held.merchant"
      : """
      midas.channels AS source ON source.merchant = split_part(held.channel, '/', 1)
        AND source.channel = split_part(held.channel, '/', 2)
      """
    return """
      SELECT asked.number, held.\(holderColumn), \(isExact),
        source.source_path, source.source_line, source.source_commit
      FROM unnest(\(keyArrays)) WITH ORDINALITY AS asked (\(keyColumns.joined(separator: ", ")), number)
      JOIN midas.\(rawValue) AS held ON \(matches)
      LEFT JOIN \(source)
      ORDER BY asked.number, held.\(holderColumn)
      """
  }
}
#endif
