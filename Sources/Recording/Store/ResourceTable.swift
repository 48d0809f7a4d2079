public import MidasResources

/// How the resources of one kind stand in their table; the same in every database.
public struct ResourceTable: Sendable {
  /// The kind.
  public let kind: ResourceKind
  /// The table's name.
  public let name: String
  /// The columns of the primary key, the merchant first.
  public let keyColumns: [String]
  /// A field and the column that holds it.
  public let columns: [(field: Field, name: String)]

  /// The columns in which the table of merchants holds a `MerchantRow`, after all others.
  public static let rowColumns = ["workspace", "next_ordinal", "digest", "order_digest", "seal"]

  /// The columns that every table ends with: path, line, commit and revision.
  public static let sourceColumns = ["source_path", "source_line", "source_commit", "revision"]

  /// What stands between the parts of an address.
  private let separator: String

  private init(_ kind: ResourceKind, _ name: String, keys: [String]) {
    separator = kind.separator.description
    self.kind = kind
    self.name = name
    keyColumns = keys
    columns = Field.all(of: kind).map { ($0, String($0.name.map { $0 == "-" ? "_" : $0 })) }
  }

  /// The tables by the raw value of their kind, less one.
  public static let all: [ResourceTable] = [
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
  public static func of(_ kind: ResourceKind) -> ResourceTable { all[Int(kind.rawValue) - 1] }

  /// Whether its rows have an ordinal, after the key.
  public var hasOrdinal: Bool { kind == .channel }

  /// All columns of a resource, in the order key, ordinal, fields, source.
  public var allColumns: [String] {
    keyColumns + (hasOrdinal ? ["ordinal"] : []) + columns.map(\.name) + Self.sourceColumns
  }

  // MARK: - Keys

  /// What the key columns hold for `address`.
  public func key(of address: Address) -> [String] {
    switch kind {
    case .merchant: [address.merchant]
    case .default, .webhook: [address.merchant, address.submerchant ?? "", address.id]
    default: [address.merchant, address.id]
    }
  }

  /// The address that key columns name.
  public func address(_ key: [String]) throws -> Address {
    let text: String =
      switch kind {
      case .merchant: key[0]
      case .default, .webhook:
        (key[1].isEmpty ? key[0] : "\(key[0]):\(key[1])") + separator + key[2]
      default: key[0] + separator + key[1]
      }
    guard let address = Address(parsing: text) else {
      throw StoreError.damaged(
        "table \(name) has a row whose key is no address: \(key.joined(separator: " "))")
    }
    return address
  }

  // MARK: - Fields

  /// The resource at `address` whose field columns hold what `text` gives for each of them.
  public func resource(_ address: Address, text: (_ column: Int) throws -> String?) throws -> Resource {
    var resource = Resource(address, reservingCapacity: columns.count)
    for (column, (field, _)) in columns.enumerated() {
      try read(try text(column), as: field, into: &resource)
    }
    return resource
  }

  /// Gives `resource` the value that the column of `field` holds as `text`.
  public func read(_ text: String?, as field: Field, into resource: inout Resource) throws {
    guard let text else { return }
    guard let value = ColumnText.value(text, of: field) else {
      throw StoreError.damaged("`\(resource.address)` has a damaged \(field.name)")
    }
    resource[field] = value
  }
}
