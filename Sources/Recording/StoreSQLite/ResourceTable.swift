import MidasResources

/// How the resources of one kind stand in their table.
struct ResourceTable {
  let kind: ResourceKind
  let name: String
  /// The columns of the primary key, the merchant first.
  let keyColumns: [String]
  /// A field and the column that holds it.
  let columns: [(field: Field, name: String)]

  let insertion: String
  let deletion: String
  let selection: String

  /// The columns that every table ends with.
  private static let sourceColumns = ["source_path", "source_line", "source_commit", "revision"]

  private init(_ kind: ResourceKind, _ name: String, keys: [String]) {
    self.kind = kind
    self.name = name
    keyColumns = keys
    columns = Field.all(of: kind).map { ($0, String($0.name.map { $0 == "-" ? "_" : $0 })) }
    let hasOrdinal = kind == .channel
    let all = keys + (hasOrdinal ? ["ordinal"] : []) + columns.map(\.name) + Self.sourceColumns
    let list = all.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = all.map { _ in "?" }.joined(separator: ", ")
    insertion = "INSERT INTO \"\(name)\" (\(list)) VALUES (\(marks))"
    deletion = "DELETE FROM \"\(name)\" WHERE " + keys.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    selection = "SELECT \(list) FROM \"\(name)\" WHERE merchant = ?"
  }

  /// The tables by the raw value of their kind, less one.
  static let all: [ResourceTable] = [
    ResourceTable(.merchant, "merchants", keys: ["merchant"]),
    ResourceTable(.submerchant, "submerchants", keys: ["merchant", "submerchant"]),
    ResourceTable(.channel, "channels", keys: ["merchant", "channel"]),
    ResourceTable(.group, "groups", keys: ["merchant", "group"]),
    ResourceTable(.default, "defaults", keys: ["merchant", "submerchant", "kind"]),
    ResourceTable(.key, "keys", keys: ["merchant", "key"]),
    ResourceTable(.webhook, "webhooks", keys: ["merchant", "submerchant", "slot"]),
    ResourceTable(.whitelist, "whitelist", keys: ["merchant", "cidr"]),
  ]

  /// The table of the resources of `kind`.
  static func of(_ kind: ResourceKind) -> ResourceTable { all[Int(kind.rawValue) - 1] }

  /// What the key columns hold for `address`.
  func key(of address: Address) -> [String] {
    switch kind {
    case .merchant: [address.merchant]
    case .default, .webhook: [address.merchant, address.submerchant ?? "", address.id]
    default: [address.merchant, address.id]
    }
  }

  /// The address that key columns name.
  func address(_ key: [String]) -> Address? {
    let address: String? =
      switch kind {
      case .merchant: key[0]
      case .default, .webhook:
        (key[1].isEmpty ? key[0] : "\(key[0]):\(key[1])") + kind.separator.description + key[2]
      default: key[0] + kind.separator.description + key[1]
      }
    return address.flatMap { Address(parsing: $0) }
  }
}
