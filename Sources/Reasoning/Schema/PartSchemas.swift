import MidasJSON
import MidasModel

/// Sub-merchants, groups, webhooks and whitelist rows.
extension JSONSchema {
  static let submerchant: JSONValue = mapping(
    .submerchant,
    [
      "id": key("The sub-merchant's id; its address is `merchant:id`.", Vocabulary.id),
      "tier": key(
        "Three of A-Z and 0-9, unique in the merchant. Quote it: 001 is a number to other readers.",
        example: "tier: \"B01\"",
        [
          "type": ["string", "number"], "pattern": "^[A-Z0-9]{3}$", "minimum": 0,
          "patternErrorMessage": "A tier is three of A-Z and 0-9.",
        ]),
      "name": key("Its name in the console; default: the id.", Vocabulary.text),
      "store-id": key("Its own store (V2).", Vocabulary.text),
      "defaults": key(
        "Its own defaults; left out: the first channel assigned to it.", definition("defaults")),
      "webhooks": key(
        "`inherit` for the merchant's webhooks, or a list that replaces all of them.",
        [
          "type": ["string", "array"], "pattern": "^inherit$", "default": "inherit",
          "items": definition("webhook"), "defaultSnippets": .array(Snippets.webhooks),
        ]),
    ])

  static let group: JSONValue = mapping(
    .group,
    [
      "id": key("The group's id; its address is `merchant%id`.", Vocabulary.id),
      "mode": key("The mode of all its channels.", Vocabulary.mode),
      "channels": key(
        "Its members, one to ten, each with its share in percent; the shares add up to 100.",
        example: "channels: { card: 70, card-kcp: 30 }",
        [
          "type": "object", "minProperties": 1, "maxProperties": 10,
          "propertyNames": ["pattern": "^[a-z0-9][a-z0-9-]{0,62}$"],
          "additionalProperties": share,
        ]),
      "name": key("Its name in the console; default: the id.", Vocabulary.text),
      "key": key("The id that the console gave it, if known.", Vocabulary.text),
    ])

  /// A weight alone, or with whether the member takes part.
  private static let share: JSONValue =
    weight
    + mapping(
      .share,
      [
        "weight": key("The share in percent.", weight),
        "enabled": key("`false` keeps the member in the group but unrouted.", ["type": "boolean"]),
      ])
    + ["type": ["integer", "string", "object"]]

  private static let weight: JSONValue = [
    "type": ["integer", "string"], "minimum": 0, "maximum": 100, "pattern": "^0*(100|[0-9]{1,2})$",
    "patternErrorMessage": "A weight is a number from 0 to 100.",
  ]

  static let webhook: JSONValue =
    mapping(
      .webhook,
      [
        "api": key("The generation whose notifications go there.", Vocabulary.generation),
        "mode": key("The mode whose notifications go there.", Vocabulary.mode),
        "url": key(
          "The URL that PortOne calls; `per-request` where every request carries notice_url or noticeUrls.",
          example: "url: \"https://pay.acme.com/portone\"",
          [
            "type": "string", "pattern": "^(per-request|[Hh][Tt][Tt][Pp][Ss]?://[^\\s#]+)$",
            "patternErrorMessage": "Write a whole URL, as https://pay.acme.com/portone, or `per-request`.",
            "examples": ["per-request"],
          ]),
        "content-type": key(
          "The form of the body.",
          Vocabulary.words([("json", "application/json"), ("form", "application/x-www-form-urlencoded")])
            + ["default": "json"]),
        "version": key(
          "The version of a V2 notification.",
          Vocabulary.words([
            ("2024-04-25", "Today's: Standard Webhooks, JSON only."),
            ("2024-01-01", "The version before it."),
          ])),
        "secrets": key(
          "References to the signing secrets of V2, one or two.",
          list(of: Vocabulary.reference) + ["maxItems": 2]),
      ])
    + [
      "allOf": [
        [
          "if": property("api", ["const": "v1"]),
          "then": [
            "properties": [
              "secrets": ["maxItems": 0, "errorMessage": "V1 webhooks are not signed: take `secrets` out."]
            ]
          ],
        ],
        [
          "if": [
            "properties": ["api": ["const": "v2"], "version": ["const": "2024-04-25"]],
            "required": ["api", "content-type"],
          ],
          "then": [
            "properties": [
              "content-type": [
                "const": "json", "errorMessage": "V2 webhooks of version 2024-04-25 are JSON only.",
              ]
            ]
          ],
        ],
      ]
    ]

  /// A block alone, or with a memo and the reason for its width.
  static let whitelistRow: JSONValue =
    block
    + mapping(
      .whitelistRow,
      [
        "cidr": key("The block.", block),
        "memo": key("What the console shows beside it; default: the block itself.", Vocabulary.text),
        "allow-wide": key("Why a block this wide is needed.", Vocabulary.text),
      ])
    + ["type": ["string", "object"], "defaultSnippets": .array(Snippets.whitelistRows)]

  /// RFC 4632 and RFC 4291, without the rule that host bits are zero.
  private static let block: JSONValue = {
    let octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    return [
      "type": "string",
      "pattern": .string(
        "^(\(octet)(\\.\(octet)){3}/(3[0-2]|[12]?[0-9])"
          + "|(?=.*:)[0-9A-Fa-f:.]+/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$"),
      "patternErrorMessage":
        "Write a CIDR block: 203.0.113.7/32 for one address, 203.0.113.0/24 for 256, 2001:db8::/64 for IPv6.",
    ]
  }()

  /// Holds for an object that has `name` with such a value.
  static func property(_ name: String, _ value: JSONValue) -> JSONValue {
    ["properties": JSONValue([(name, value)]), "required": [.string(name)]]
  }
}
