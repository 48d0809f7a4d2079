import MidasCatalog
import MidasJSON
import MidasModel

extension JSONSchema {
  static func merchantSchema(_ catalog: Catalog) -> JSONValue {
    let channel = channel(of: catalog)
    let definitions: JSONValue =
      [
        "merchant": mainDocument, "continuation": continuation, "submerchant": submerchant,
        "channel": channel, "group": group, "webhook": webhook, "defaults": defaults, "move": move,
        "secret": Vocabulary.secret,
      ] + JSONValue(catalog.entries.map { (Self.name(ofPG: $0.id), condition(on: $0, in: catalog)) })
    return head(
      title: "Midas merchant",
      "One YAML document declares one merchant of PortOne: its channels, sub-merchants, webhooks and whitelist."
    )
      + [
        "if": ["required": ["continues"], "not": ["required": ["merchant"]]],
        "then": definition("continuation"),
        "else": definition("merchant"),
        "defaultSnippets": .array(Snippets.documents),
        "definitions": definitions,
      ]
  }

  /// The main document; an empty one declares nothing, of which Midas warns.
  private static let mainDocument: JSONValue =
    mapping(
      .merchant, without: ["continues"],
      [
        "merchant": key(
          "The merchant's handle, by which plans and lookups address it.", example: "merchant: acme",
          Vocabulary.id),
        "formerly": key(
          "The handle before a rename, so that plan renames and does not delete.", Vocabulary.id),
        "name": key("The name that people read.", Vocabulary.text),
        "api": key(
          "The PortOne generations that call this merchant; left out: whatever each PG supports.",
          example: "api: [v1, v2]", Vocabulary.generations),
        "keys": key(
          "\"My ID and API keys\" of the console; whatever is secret is a reference.",
          example: "keys:\n  code: imp12345678\n  rest-api-key: env://ACME_REST_API_KEY", keys),
      ].merging(parts) { $1 }.merging([
        "defaults": key(
          "One channel a kind of request, used when a V1 request names none.",
          example: "defaults: { window: card, api: keyin }", definition("defaults")),
        "webhooks": key(
          "Where PortOne reports what became of a payment: at most one per generation and mode.",
          example: "webhooks:\n  - { api: v1, mode: live, url: \"https://pay.acme.com/portone\" }",
          list(of: definition("webhook")) + ["defaultSnippets": .array(Snippets.webhooks)]),
        "whitelist": key(
          "The addresses that may call the V1 API, as CIDR blocks; left out or empty: everybody may.",
          example: "whitelist:\n  - 203.0.113.7/32\n  - { cidr: 198.51.100.0/24, memo: office }",
          list(of: whitelistRow)),
      ]) { $1 })
    + ["type": ["object", "null"], "required": ["merchant"]]

  /// A document that holds more of a merchant.
  private static let continuation: JSONValue = mapping(
    .continuation,
    [
      "continues": key(
        "The handle of the merchant of which this document holds more.", example: "continues: acme",
        Vocabulary.id)
    ].merging(parts) { $1 })

  /// What main documents and continuations share.
  private static let parts: [String: JSONValue] = [
    "submerchants": key(
      "The sub-merchants: stores of this merchant that a V1 request names by tier, a V2 request by store id.",
      example: "submerchants:\n  - { id: books, name: Acme Books, tier: \"B01\" }",
      list(of: definition("submerchant")) + ["defaultSnippets": .array(Snippets.submerchants)]),
    "channels": key(
      "The payment channels, oldest first: each one credential set that a PG issued.",
      list(of: definition("channel")) + ["defaultSnippets": .array(Snippets.channels)]),
    "groups": key(
      "Smart routing: groups of channels that share the payments between them.",
      example: "groups:\n  - { id: split, mode: live, channels: { card: 70, card-kcp: 30 } }",
      list(of: definition("group")) + ["defaultSnippets": .array(Snippets.groups)]),
    "moved": key(
      "Renames of channels and sub-merchants: no delete and create, so key, order and history stay.",
      example: "moved: [{ from: inicis-card, to: card }]", list(of: definition("move"))),
  ]

  private static let keys: JSONValue = mapping(
    .keys,
    [
      "code": key("The merchant identification code, as in IMP.init(code).", Vocabulary.text),
      "store-id": key("The representative store's id (V2).", Vocabulary.text),
      "rest-api-key": key("A reference to the REST API key (V1).", Vocabulary.reference),
      "rest-api-secret": key("A reference to the REST API secret (V1).", Vocabulary.reference),
      "api-secret": key("A reference to the API secret (V2).", Vocabulary.reference),
    ])

  private static let defaults: JSONValue = mapping(
    .defaults,
    [
      "window": key("The channel of a payment window that names none.", Vocabulary.id),
      "api": key("The channel of an API payment that names none.", Vocabulary.id),
      "identity": key("The channel of an identity verification that names none.", Vocabulary.id),
    ])

  private static let move: JSONValue = mapping(
    .move,
    [
      "from": key("What it was called: a channel's id, or `:` and a sub-merchant's.", Vocabulary.movedID),
      "to": key("What it is called now.", Vocabulary.movedID),
    ])
}
