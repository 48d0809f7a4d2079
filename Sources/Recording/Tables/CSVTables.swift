import MidasRouting

/// `csv/*.csv`: a file a relation, RFC 4180 with line feeds, the names of the columns first.
struct CSVTables: TableSink {
  private let folder: String
  private var files: [(relation: Relation, file: DraftFile, rows: Int)] = []

  init(in folder: String) throws(TableError) {
    self.folder = folder
    for relation in Relation.all { try add(relation) }
  }

  mutating func add(_ routes: CatalogRoutes) throws(TableError) {
    let (relation, rows) = Relation.anywhere(routes)
    try add(relation)
    try append(rows, to: files.count - 1)
  }

  mutating func add(_ merchant: MerchantTable) throws(TableError) {
    for index in files.indices { try append(files[index].relation.rows(merchant), to: index) }
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    for entry in files { try entry.file.finish() }
    return files.map { ("csv/\($0.relation.name).csv", $0.rows) }
  }

  private mutating func add(_ relation: Relation) throws(TableError) {
    let file = try DraftFile("\(folder)/csv/\(relation.name).csv")
    try file.append(relation.columns.map(\.name).joined(separator: ",") + "\n")
    files.append((relation, file, 0))
  }

  private mutating func append(_ rows: [[String?]], to index: Int) throws(TableError) {
    for row in rows {
      try files[index].file.append(row.map { Self.field($0 ?? "") }.joined(separator: ",") + "\n")
    }
    files[index].rows += rows.count
  }

  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { ![UInt8(ascii: "\""), UInt8(ascii: ","), 0x0A, 0x0D].contains($0) }
    return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
