import MidasJSON

/// What editors insert whole, with the places to fill in numbered.
enum Snippets {
  /// Whole documents.
  static let documents: [JSONValue] = [
    snippet(
      "merchant", "A merchant with a live and a test channel",
      [
        "merchant": "${1:acme}",
        "name": "${2:Acme Mall}",
        "api": ["v1"],
        "keys": [
          "code": "${3:imp12345678}",
          "rest-api-key": "env://${4:ACME_REST_API_KEY}",
          "rest-api-secret": "env://${5:ACME_REST_API_SECRET}",
        ],
        "channels": [
          [
            "id": "card", "mode": "live", "pg": "html5_inicis", "modules": ["window.general"],
            "methods": ["card"], "mid": "${6:MOIacme001}",
            "credentials": ["sign_key": "env://${7:ACME_SIGN_KEY}"],
          ],
          [
            "id": "card-test", "mode": "test", "pg": "html5_inicis", "modules": ["window.general"],
            "methods": ["card"], "mid": "shared",
          ],
        ],
        "defaults": ["window": "card"],
        "webhooks": [
          ["api": "v1", "mode": "live", "url": "https://${8:pay.acme.com/portone}"],
          ["api": "v1", "mode": "test", "url": "https://${9:staging.acme.com/portone}"],
        ],
      ]),
    snippet(
      "continues", "More of a merchant that another document declares",
      [
        "continues": "${1:acme}",
        "submerchants": [["id": "${2:books}", "tier": "${3:B01}"]],
        "channels": [
          [
            "id": "${2:books}-test", "mode": "test", "pg": "html5_inicis", "modules": ["window.general"],
            "methods": ["card"], "mid": "shared", "assign": "${2:books}",
          ]
        ],
      ]),
  ]

  /// Members of `channels`.
  static let channels: [JSONValue] = [
    snippet(
      "live channel", "A channel under your own contract",
      [
        "id": "${1:card}", "mode": "live", "pg": "${2:html5_inicis}", "modules": ["${3:window.general}"],
        "methods": ["${4:card}"], "mid": "${5:MOIacme001}",
        "credentials": ["${6:sign_key}": "env://${7:ACME_SIGN_KEY}"],
      ]),
    snippet(
      "test channel on the shared MID", "A channel for tests on the PG's shared test MID",
      [
        "id": "${1:card}-test", "mode": "test", "pg": "${2:html5_inicis}",
        "modules": ["${3:window.general}"], "methods": ["${4:card}"], "mid": "shared",
      ]),
    snippet(
      "Naver Pay test channel", "Naver Pay lends no test credentials: these were mailed to you",
      [
        "id": "${1:naverpay}-test", "mode": "test", "pg": "naverpay", "modules": ["window.simple"],
        "mid": "naverpay-partner",
        "credentials": [
          "client_id": "${2:aBcDeFgHiJ}", "client_secret": "env://${3:NAVERPAY_TEST_SECRET}",
          "chain_id": "${4:aBcDeFgHiJkL}",
        ],
      ]),
    snippet(
      "identity channel", "A channel for identity verification",
      [
        "id": "${1:identity}-test", "mode": "test", "pg": "inicis_unified", "modules": ["identity"],
        "mid": "shared",
      ]),
  ]

  /// Members of `submerchants`.
  static let submerchants: [JSONValue] = [
    snippet(
      "sub-merchant", "A store of this merchant",
      ["id": "${1:books}", "name": "${2:Acme Books}", "tier": "${3:B01}"])
  ]

  /// Members of `groups`.
  static let groups: [JSONValue] = [
    snippet(
      "group", "Two channels that share the payments",
      [
        "id": "${1:split}", "mode": "live",
        "channels": ["${2:card}": "${3:70}", "${4:card-kcp}": "${5:30}"],
      ])
  ]

  /// Members of `webhooks`.
  static let webhooks: [JSONValue] = [
    snippet(
      "V1 webhook", "Notifications of V1",
      ["api": "v1", "mode": "${1|live,test|}", "url": "https://${2:pay.acme.com/portone}"]),
    snippet(
      "V2 webhook", "Signed notifications of V2",
      [
        "api": "v2", "mode": "${1|live,test|}", "url": "https://${2:pay.acme.com/v2}",
        "version": "2024-04-25", "secrets": ["env://${3:ACME_WEBHOOK_SECRET}"],
      ]),
  ]

  /// Members of `whitelist`.
  static let whitelistRows: [JSONValue] = [
    snippet(
      "block with a memo", "Addresses with what the console shows beside them",
      ["cidr": "${1:203.0.113.0/24}", "memo": "${2:office}"])
  ]

  /// The document of midas.yaml.
  static let workspace: [JSONValue] = [
    snippet(
      "midas.yaml", "The root of a workspace",
      [
        "midas": 1, "workspace": "${1:payments}", "merchants": ["merchants/**/*.yaml"],
        "state": "sqlite:.midas/state.db",
      ])
  ]

  /// Members of `routes`.
  static let routeTests: [JSONValue] = [
    snippet(
      "by name", "A request that names its channel by code and MID",
      ["scope": "${1:acme}", "pg": "${2:html5_inicis.MOIacme001}", "expect": "${1:acme}/${3:card}"]),
    snippet(
      "fallback", "A request that names no PG",
      ["scope": "${1:acme}", "expect": ["fallback": "${1:acme}/${2:card}"]]),
  ]

  private static func snippet(_ label: String, _ description: String, _ body: JSONValue) -> JSONValue {
    ["label": .string(label), "description": .string(description), "body": body]
  }
}
