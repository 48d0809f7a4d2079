public import MidasPlanning
import MidasResources

/// A table that an apply writes: its columns and what they hold; the same in every database.
public struct StateTable: Sendable {
  /// Its name.
  public let name: String
  /// Its columns, those of the primary key first.
  public let columns: [Column]
  /// How many columns its key has.
  public let keyCount: Int

  /// A column.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// What it holds, where it does not hold NULL.
    public let kind: Kind

    init(_ name: String, _ kind: Kind = .text) {
      self.name = name
      self.kind = kind
    }
  }

  /// What a column holds.
  public enum Kind: Sendable {
    /// A text.
    case text
    /// A whole number of 64 bits.
    case number
    /// The 32 bytes of a digest.
    case digest
  }

  init(_ name: String, key: [Column], _ others: [Column]) {
    self.name = name
    columns = key + others
    keyCount = key.count
  }

  /// The tables that hold merchants, whose handle is the first column: one for each kind of resource, in the order of
  /// kinds, and that of fingerprints.
  public static let ofMerchants: [StateTable] =
    ResourceTable.all.map(\.stateTable) + [
      StateTable(
        "fingerprints", key: ["merchant", "address", "reference"].map { Column($0) },
        [Column("key_id"), Column("fingerprint", .digest)])
    ]

  /// The tables of what only one may hold; the last column names the holder.
  public static let ofClaims: [StateTable] = Claim.Table.allCases.map { table in
    StateTable(
      table.rawValue, key: table.keyColumns.map { Column($0) }, [Column(table.holderColumn)])
  }

  /// What revisions changed.
  public static let changes = StateTable(
    "changes", key: [Column("revision", .number), Column("position", .number)],
    [
      Column("action"), Column("address"), Column("former_address"), Column("before"), Column("after"),
      Column("ordinal", .number), Column("seal", .digest), Column("rotated"),
    ])

  /// What people ticked off.
  public static let ticks = StateTable(
    "worklist_ticks", key: [Column("revision", .number), Column("position", .number), Column("task")],
    [Column("time"), Column("actor")])

  /// Columns as statements list them: in quotes, with commas between them.
  public static func list(_ columns: some Sequence<Column>) -> String {
    columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
  }

  /// The columns of the key.
  public var keyColumns: ArraySlice<Column> { columns.prefix(keyCount) }

  /// What a row of a table of merchants is about, by its first cells: an address or, where it is none, the key.
  public func name(of cells: [String]) -> String {
    let key = Array(cells.prefix(keyCount))
    // The key of a fingerprint has the address in it.
    guard let table = ResourceTable.all.first(where: { $0.name == name }) else { return key[1] }
    return (try? table.address(key))?.text ?? "\(name) \(key.joined(separator: " "))"
  }

  /// What `row` of a table of merchants is about.
  public func name(of row: TableRows.Row) -> String {
    name(of: keyColumns.indices.map { row.text($0) ?? "" })
  }
}

extension ResourceTable {
  /// Its columns as apply writes them.
  public var stateTable: StateTable {
    let key = keyColumns.map { StateTable.Column($0) }
    var others = columns.map { StateTable.Column($0.name) }
    if hasOrdinal { others.insert(StateTable.Column("ordinal", .number), at: 0) }
    for name in Self.sourceColumns {
      others.append(StateTable.Column(name, ["source_line", "revision"].contains(name) ? .number : .text))
    }
    if kind == .merchant {
      for name in Self.rowColumns {
        let kind: StateTable.Kind =
          name == "workspace" ? .text : name == "next_ordinal" ? .number : .digest
        others.append(StateTable.Column(name, kind))
      }
    }
    return StateTable(name, key: key, others)
  }
}

extension Claim.Table {
  /// The columns of its key, in order.
  public var keyColumns: [String] {
    switch self {
    case .liveMIDs: ["pg", "mid", "store"]
    case .merchantCodes: ["code"]
    case .channelKeys: ["key"]
    }
  }

  /// The column that names the holder.
  public var holderColumn: String { self == .merchantCodes ? "merchant" : "channel" }
}
