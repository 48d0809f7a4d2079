import MidasCatalog
import MidasResources
import MidasRouting

/// What a proxy's map files look like.
protocol ProxySyntax: Sendable {
  /// The folder of its files.
  var folder: String { get }
  /// One line of a map.
  func line(_ key: String, _ value: String) -> String
  /// Whether a map can hold the key.
  func holds(_ key: String) -> Bool
  /// The file that answers for a merchant who may call, and the lines it has there.
  func whitelist(of merchant: MerchantTable) -> (path: String, lines: String)
}

/// Files for a proxy: the whitelists, and small maps from identifiers to what they name.
struct ProxyMaps<Syntax: ProxySyntax>: TableSink {
  private let syntax: Syntax
  private let folder: String
  private var files: [Map: DraftFile] = [:]
  private var whitelists: [(path: String, file: DraftFile?, rows: Int)] = []
  private var rows: [Map: Int] = [:]

  /// The maps, by the names of their files.
  enum Map: String, CaseIterable {
    /// Merchant code to merchant.
    case merchants
    /// V2 store id to merchant or sub-merchant.
    case stores
    /// Channel key to mode.
    case channels
  }

  init(in folder: String, for syntax: Syntax) throws(TableError) {
    self.syntax = syntax
    self.folder = folder
    for map in Map.allCases { files[map] = try DraftFile("\(folder)/\(path(of: map))") }
  }

  mutating func add(_ routes: CatalogRoutes) {}

  mutating func add(_ merchant: MerchantTable) throws(TableError) {
    for scope in merchant.scopes {
      if let code = scope.code, scope.address.kind == .merchant {
        try add(code, merchant.handle, to: .merchants)
      }
      if let storeID = scope.storeID { try add(storeID, scope.address.text, to: .stores) }
    }
    for channel in merchant.channels {
      if let key = channel.target.key { try add(key, channel.target.mode, to: .channels) }
    }
    let (path, lines) = syntax.whitelist(of: merchant)
    if whitelists.last?.path != path {
      try closeWhitelist()
      whitelists.append((path, try DraftFile("\(folder)/\(path)"), 0))
    }
    let last = whitelists.count - 1
    try whitelists[last].file?.append(lines)
    whitelists[last].rows += merchant.whitelist.count
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    try closeWhitelist()
    for map in Map.allCases { try files[map]?.finish() }
    return Map.allCases.map { (path(of: $0), rows[$0] ?? 0) } + whitelists.map { ($0.path, $0.rows) }
  }

  /// A process may have only so many files open.
  private mutating func closeWhitelist() throws(TableError) {
    guard let last = whitelists.indices.last else { return }
    try whitelists[last].file?.finish()
    whitelists[last].file = nil
  }

  private mutating func add(_ key: String, _ value: String, to map: Map) throws(TableError) {
    guard syntax.holds(key) else {
      throw .refused(
        "\(path(of: map)) cannot hold the key `\(key)`: PortOne gives out letters, digits, `-` and `_`")
    }
    try files[map]?.append(syntax.line(key, value) + "\n")
    rows[map, default: 0] += 1
  }

  private func path(of map: Map) -> String { "\(syntax.folder)/\(map.rawValue).map" }
}

extension ProxySyntax {
  func holds(_ key: String) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// nginx: `geo` blocks, one variable a merchant, and bodies of `map` blocks.
struct NginxMaps: ProxySyntax {
  let folder = "nginx"

  func line(_ key: String, _ value: String) -> String { "\"\(key)\" \"\(value)\";" }

  // What nginx takes for a setting of the map itself.
  func holds(_ key: String) -> Bool {
    HAProxyMaps().holds(key) && !["default", "hostnames", "include", "volatile"].contains(key.lowercased())
  }

  func whitelist(of merchant: MerchantTable) -> (path: String, lines: String) {
    // Handles have no underscore, so that no two of them become one variable.
    let variable = "$midas_whitelist_\(merchant.handle.replacing("-", with: "_"))"
    let blocks = merchant.whitelist.map { "  \($0.cidr) 1;\n" }.joined()
    let isOff = merchant.whitelist.isEmpty
    return ("nginx/whitelist.conf", "geo \(variable) {\n  default \(isOff ? 1 : 0);\n\(blocks)}\n")
  }
}

/// HAProxy: map files of keys and values, one of blocks for each merchant.
struct HAProxyMaps: ProxySyntax {
  let folder = "haproxy"

  func line(_ key: String, _ value: String) -> String { "\(key) \(value)" }

  func whitelist(of merchant: MerchantTable) -> (path: String, lines: String) {
    let blocks = merchant.whitelist.isEmpty ? ["0.0.0.0/0", "::/0"] : merchant.whitelist.map(\.cidr)
    return ("haproxy/whitelist/\(merchant.handle).map", blocks.map { "\($0) 1\n" }.joined())
  }
}
