import MidasCatalog
import MidasJSON
import MidasResources
import MidasRouting
import MidasTableFormat

/// `tables.json`: one document whose merchants stand a line each.
struct JSONTable: TableSink {
  private let file: DraftFile
  private var merchants = 0

  init(in folder: String, _ origin: TableOrigin) throws(TableError) {
    file = try DraftFile("\(folder)/tables.json")
    try file.append(
      """
      {"format":"\(TableManifest.format)","format_version":\(TableManifest.formatVersion),\
      "store_id":\(JSONValue.string(orNull: origin.storeID).compact),\
      "revision":\(origin.revision.map(String.init) ?? "null"),"digest":"\(origin.digest)",

      """)
  }

  mutating func add(_ routes: CatalogRoutes) throws(TableError) {
    try file.append(
      "\"anywhere\":\(JSONValue.array(routes.named.map(JSONValue.init)).compact),\n\"merchants\":[\n")
  }

  mutating func add(_ merchant: MerchantTable) throws(TableError) {
    try file.append((merchants > 0 ? ",\n" : "") + JSONValue(merchant).compact)
    merchants += 1
  }

  mutating func finish() throws(TableError) -> [(path: String, rows: Int)] {
    try file.append("\n]}\n")
    try file.finish()
    return [("tables.json", merchants)]
  }
}

extension JSONValue {
  fileprivate init(_ merchant: MerchantTable) {
    self = .object([
      "merchant": .string(merchant.handle),
      "scopes": .array(
        zip(merchant.scopes, merchant.routes.scopes).map { scope, routes in
          JSONValue(scope, routes, merchant.webhooks.filter { $0.scope == scope.address })
        }),
      "channels": .array(merchant.channels.map(JSONValue.init)),
      "groups": .array(merchant.routes.groups.map(JSONValue.init)),
      "whitelist": .array(
        merchant.whitelist.map { .object(["block": .string($0.cidr), "memo": .string(orNull: $0.memo)]) }),
    ])
  }

  private init(
    _ scope: MerchantTable.Scope, _ routes: RouteTable.Scope, _ webhooks: [MerchantTable.Webhook]
  ) {
    self = .object([
      "scope": .string(scope.address.text), "name": .string(orNull: scope.name),
      "code": .string(orNull: scope.code), "store_id": .string(orNull: scope.storeID),
      "tier": .string(orNull: scope.tier),
      "api_keys": JSONValue(scope.apiKeys.map { ($0.key, .string($0.value)) }),
      "requests": .array(routes.named.map(JSONValue.init)),
      "abilities": .array(routes.abilities.map(JSONValue.init)),
      "webhooks": .array(webhooks.map(JSONValue.init)),
    ])
  }

  fileprivate init(_ named: RouteTable.Named) {
    self = .object([
      "kind": .string(named.kind.rawValue), "pg": .string(named.pg),
      "outcome": .string(named.answer.outcome.rawValue),
      "channels": .array(named.answer.channels.map { .object(JSONValue.members($0)) }),
    ])
  }

  private init(_ ability: RouteTable.Ability) {
    self = .object([
      "mode": .string(ability.mode.name), "module": .string(ability.module.name),
      "channels": .array(
        ability.channels.map { able in
          .object(
            JSONValue.members(able.target) + [
              Member(name: "methods", value: .texts(able.methods.names)),
              Member(name: "currencies", value: .texts(able.currencies)),
            ])
        }),
      "groups": .array(ability.groups.map(JSONValue.init)),
    ])
  }

  private init(_ channel: MerchantTable.Channel) {
    self = .object(
      JSONValue.members(channel.target).filter { $0.name != "code" } + [
        Member(name: "pg", value: .string(channel.pg)),
        Member(name: "name", value: .string(orNull: channel.name)),
        Member(
          name: "codes",
          value: JSONValue(
            RequestKind.allCases.compactMap { kind in channel.codes[kind].map { (kind.rawValue, .string($0)) }
            })
        ),
      ])
  }

  private init(_ group: RouteAnswer.Group) {
    self = .object([
      "address": .string(group.address.text), "key": .string(orNull: group.key),
      "channels": .array(
        group.shares.map { .object(["address": .string($0.channel.text), "weight": .number($0.weight)]) }),
    ])
  }

  private init(_ webhook: MerchantTable.Webhook) {
    self = .object([
      "api": .string(webhook.api), "mode": .string(webhook.mode), "url": .string(webhook.url),
      "content_type": .string(webhook.contentType), "version": .string(orNull: webhook.version),
      "secrets": .texts(webhook.secrets),
    ])
  }

  /// A channel as `midas lookup --format json` shows it.
  private static func members(_ target: RouteAnswer.Target) -> [Member] {
    [
      Member(name: "address", value: .string(orNull: target.address?.text)),
      Member(name: "mode", value: .string(target.isLive ? "live" : "test")),
      Member(name: "code", value: .string(orNull: target.code)),
      Member(name: "mid", value: .string(target.mid)),
      Member(name: "key", value: .string(orNull: target.key)),
      Member(name: "assigned", value: .string(orNull: target.assigned?.text)),
    ]
  }
}
