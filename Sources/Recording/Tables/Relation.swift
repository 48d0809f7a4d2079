import MidasCatalog
import MidasResources
import MidasRouting
import MidasTableFormat

/// One table of rows, the same in SQL and CSV.
struct Relation: Sendable {
  let name: String
  let columns: [Column]
  /// The columns of the primary key.
  let key: [String]
  /// What else is searched by.
  var indexes: [[String]] = []
  /// What one merchant adds.
  let rows: @Sendable (MerchantTable) -> [[String?]]

  struct Column: Sendable {
    let name: String
    var isNumber = false
  }

  /// All of them, but that of `anywhere`, which no merchant adds to.
  static let all = [scopes, channels, requests, abilities, shares, webhooks, secrets, whitelist]
}

extension Relation.Column: ExpressibleByStringLiteral {
  /// A column of text.
  init(stringLiteral name: String) { self.init(name: name) }

  /// A column of whole numbers.
  static func number(_ name: String) -> Self { Self(name: name, isNumber: true) }
}

extension Relation {
  private static let scopes = Relation(
    name: "scopes", columns: ["scope", "merchant", "code", "store_id", "tier", "name"], key: ["scope"],
    indexes: [["code"], ["store_id"], ["merchant", "tier"]]
  ) { merchant in
    merchant.scopes.map { [$0.address.text, merchant.handle, $0.code, $0.storeID, $0.tier, $0.name] }
  }

  private static let channels = Relation(
    name: "channels",
    columns: [
      "address", "merchant", "mode", "pg", "mid", "key", "assigned", "code_window", "code_api",
      "code_identity",
      "name",
    ],
    key: ["address"], indexes: [["key"], ["pg", "mid"]]
  ) { merchant in
    merchant.channels.map { channel in
      let target = channel.target
      return [
        target.address?.text, merchant.handle, target.mode, channel.pg, target.mid, target.key,
        target.assigned?.text, channel.codes[.window], channel.codes[.api], channel.codes[.identity],
        channel.name,
      ]
    }
  }

  private static let requests = Relation(
    name: "requests",
    columns: ["scope", "kind", "pg", .number("position"), "outcome"] + answered,
    key: ["scope", "kind", "pg", "position"]
  ) { merchant in
    merchant.routes.scopes.flatMap { scope in
      scope.named.flatMap { named in rows(of: named).map { [scope.address.text] + $0 } }
    }
  }

  private static let abilities = Relation(
    name: "abilities",
    columns: [
      "scope", "mode", "module", .number("position"), "address", "code", "mid", "key", "assigned", "methods",
      "currencies",
    ],
    key: ["scope", "mode", "module", "position"]
  ) { merchant in
    merchant.routes.scopes.flatMap { scope in
      scope.abilities.flatMap { ability in
        ability.channels.enumerated().map { position, able in
          let target = able.target
          return [
            scope.address.text, ability.mode.name, ability.module.name, String(position),
            target.address?.text,
            target.code, target.mid, target.key, target.assigned?.text,
            able.methods.names.joined(separator: " "), able.currencies.joined(separator: " "),
          ]
        }
      }
    }
  }

  private static let shares = Relation(
    name: "shares", columns: ["group", "key", .number("position"), "channel", .number("weight")],
    key: ["group", "position"], indexes: [["key"], ["channel"]]
  ) { merchant in
    merchant.routes.groups.flatMap { group in
      group.shares.enumerated().map { position, share in
        [group.address.text, group.key, String(position), share.channel.text, String(share.weight)]
      }
    }
  }

  private static let webhooks = Relation(
    name: "webhooks",
    columns: ["scope", "api", "mode", "url", "content_type", "version", "secret", "other_secret"],
    key: ["scope", "api", "mode"]
  ) { merchant in
    merchant.webhooks.map { webhook in
      [
        webhook.scope.text, webhook.api, webhook.mode, webhook.url, webhook.contentType, webhook.version,
        webhook.secrets.first, webhook.secrets.dropFirst().first,
      ]
    }
  }

  private static let secrets = Relation(
    name: "api_keys", columns: ["merchant", "name", "reference"], key: ["merchant", "name"]
  ) { merchant in
    merchant.scopes[0].apiKeys.map { [merchant.handle, $0.key, $0.value] }
  }

  private static let whitelist = Relation(
    name: "whitelist", columns: ["merchant", "block", "memo"], key: ["merchant", "block"]
  ) { merchant in
    merchant.whitelist.map { [merchant.handle, $0.cidr, $0.memo] }
  }

  /// What every scope is answered alike.
  static func anywhere(_ routes: CatalogRoutes) -> (Relation, [[String?]]) {
    let relation = Relation(
      name: "anywhere", columns: ["kind", "pg", .number("position"), "outcome"] + answered,
      key: ["kind", "pg", "position"]
    ) { _ in [] }
    return (relation, routes.named.flatMap(rows))
  }

  private static let answered: [Column] = ["address", "mode", "code", "mid", "key", "assigned"]

  /// A row for each channel of the answer, or one without a channel.
  private static func rows(of named: RouteTable.Named) -> [[String?]] {
    let before = [named.kind.rawValue, named.pg]
    let outcome = named.answer.outcome.rawValue
    guard !named.answer.channels.isEmpty else {
      return [before + ["0", outcome] + [String?](repeating: nil, count: answered.count)]
    }
    return named.answer.channels.enumerated().map { position, target in
      before + [
        String(position), outcome, target.address?.text, target.mode, target.code, target.mid, target.key,
        target.assigned?.text,
      ]
    }
  }
}

extension RouteAnswer.Target {
  /// The mode in a word.
  var mode: String { isLive ? "live" : "test" }
}
