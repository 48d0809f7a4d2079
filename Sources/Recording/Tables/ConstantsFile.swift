import MidasCatalog
import MidasResources
import MidasRouting
import MidasTableFormat

/// How a language writes constants.
protocol ConstantsText: Sendable {
  /// The name of the file.
  var path: String { get }
  /// What stands before all constants: the types, and which revision it is.
  func head(_ origin: TableOrigin) -> String
  /// What begins the table of V1 requests, of one scope or of all.
  func beginning(of table: ConstantsTable) -> String
  /// What ends a table.
  var ending: String { get }
  /// What stands behind all constants: the functions that read them.
  var foot: String { get }
  /// A request and its answer.
  func entry(_ key: [String], _ answer: RouteAnswer) -> String
  /// A mode and module of a scope, and who is able.
  func entry(_ key: [String], _ able: [RouteTable.Ability.Able]) -> String
}

/// The tables among the constants.
enum ConstantsTable: CaseIterable {
  /// What V1 requests of a scope reach.
  case requests
  /// What those of every scope reach alike.
  case anywhere
  /// Which channels are able.
  case abilities
}

/// A source file of typed constants, for merchants that compile their channels in.
struct ConstantsFile<Text: ConstantsText>: TableSink {
  private let folder: String
  private let origin: TableOrigin
  private let text: Text
  /// The entries of each table: what is compiled in is small.
  private var entries: [ConstantsTable: [String]] = [:]

  init(in folder: String, _ origin: TableOrigin, as text: Text) {
    self.folder = folder
    self.origin = origin
    self.text = text
  }

  mutating func add(_ routes: CatalogRoutes) {
    entries[.anywhere] = routes.named.map { text.entry([$0.kind.rawValue, $0.pg], $0.answer) }
  }

  mutating func add(_ merchant: MerchantTable) {
    for scope in merchant.routes.scopes {
      for named in scope.named {
        entries[.requests, default: []].append(
          text.entry([scope.address.text, named.kind.rawValue, named.pg], named.answer))
      }
      for ability in scope.abilities {
        entries[.abilities, default: []].append(
          text.entry([scope.address.text, ability.mode.name, ability.module.name], ability.channels))
      }
    }
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    let file = try DraftFile("\(folder)/\(text.path)")
    try file.append(text.head(origin))
    for table in ConstantsTable.allCases {
      try file.append(text.beginning(of: table))
      for entry in entries[table] ?? [] { try file.append(entry + "\n") }
      try file.append(text.ending)
    }
    try file.append(text.foot)
    try file.finish()
    return [(text.path, entries.values.reduce(0) { $0 + $1.count })]
  }
}
