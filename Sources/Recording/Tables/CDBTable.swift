import MidasCatalog
import MidasResources
import MidasRouting
import MidasTableFormat

/// `tables.cdb`: a constant database with one record for each question that has an answer of its own.
struct CDBTable: TableSink {
  private let maker: CDBMaker
  private var records = 0

  init(in folder: String, _ origin: TableOrigin) throws(TableError) {
    maker = try CDBMaker("\(folder)/tables.cdb")
    try put(
      TableKey.bytes(.format),
      TableRecord(
        .table,
        [
          TableManifest.format, String(TableManifest.formatVersion), origin.storeID,
          origin.revision.map { String($0) }, origin.digest,
        ]))
  }

  mutating func add(_ routes: CatalogRoutes) throws(TableError) {
    for named in routes.named {
      try put(TableKey.bytes(.anywhere, named.kind.rawValue, named.pg), TableRecord(named.answer))
    }
  }

  mutating func add(_ merchant: MerchantTable) throws(TableError) {
    for (scope, routes) in zip(merchant.scopes, merchant.routes.scopes) {
      try add(scope, of: merchant)
      let address = scope.address.text
      for named in routes.named {
        try put(TableKey.bytes(.named, address, named.kind.rawValue, named.pg), TableRecord(named.answer))
      }
      for ability in routes.abilities {
        try put(TableKey.bytes(.able, address, ability.mode.name, ability.module.name), TableRecord(ability))
      }
    }
    for key in merchant.routes.keys { try put(TableKey.bytes(.key, key.key), TableRecord(key.holder)) }
    for webhook in merchant.webhooks {
      var record = TableRecord(.webhook, [webhook.url, webhook.contentType, webhook.version])
      for secret in webhook.secrets { record.append(.secret, ["webhook", secret]) }
      try put(TableKey.bytes(.webhook, webhook.scope.text, webhook.api, webhook.mode), record)
    }
    var whitelist = TableRecord(.whitelist, [merchant.whitelist.isEmpty ? "off" : "on"])
    for block in merchant.whitelist { whitelist.append(.block, [block.cidr, block.memo]) }
    try put(TableKey.bytes(.whitelist, merchant.handle), whitelist)
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    try maker.finish()
    return [("tables.cdb", records)]
  }

  private mutating func add(_ scope: MerchantTable.Scope, of merchant: MerchantTable) throws(TableError) {
    let address = scope.address.text
    var record = TableRecord(
      .scope, [address, merchant.handle, scope.code, scope.storeID, scope.tier, scope.name])
    for key in scope.apiKeys { record.append(.secret, [key.key, key.value]) }
    try put(TableKey.bytes(.scope, address), record)
    if let storeID = scope.storeID {
      try put(TableKey.bytes(.store, storeID), TableRecord(.scope, [address]))
    }
    if let tier = scope.tier {
      try put(TableKey.bytes(.tier, merchant.handle, tier), TableRecord(.scope, [address]))
    } else if let code = scope.code {
      try put(TableKey.bytes(.code, code), TableRecord(.scope, [address]))
    }
  }

  private mutating func put(_ key: [UInt8], _ record: TableRecord) throws(TableError) {
    try maker.put(key, record.bytes)
    records += 1
  }
}

// MARK: - Records

extension TableRecord {
  fileprivate init(_ answer: RouteAnswer) {
    self.init(.outcome, [answer.outcome.rawValue])
    for target in answer.channels { append(.channel, target.fields) }
  }

  fileprivate init(_ ability: RouteTable.Ability) {
    self.init()
    for able in ability.channels {
      append(
        .able,
        able.target.fields + [
          able.methods.names.joined(separator: " "), able.currencies.joined(separator: " "),
        ])
    }
    for group in ability.groups { append(.group, group.fields) }
  }

  fileprivate init(_ holder: RouteTable.Key.Holder) {
    self.init()
    switch holder {
    case .channel(let channel): append(channel)
    case .group(let group, let members):
      append(.group, group.fields)
      for member in members { append(member) }
    }
  }
}

extension TableRecord {
  /// A channel whatever the kind of request, and the codes by which it is shown.
  private mutating func append(_ channel: RouteTable.Channel) {
    append(.channel, channel.target.fields)
    append(.codes, channel.codes.flatMap { [$0.kind.rawValue, $0.code] })
  }
}

extension RouteAnswer.Target {
  fileprivate var fields: [String?] { [address?.text, mode, code, mid, key, assigned?.text] }
}

extension RouteAnswer.Group {
  fileprivate var fields: [String?] {
    [address.text, key, shares.map { "\($0.channel) \($0.weight)" }.joined(separator: " ")]
  }
}
