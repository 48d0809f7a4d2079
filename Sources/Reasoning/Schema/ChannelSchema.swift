import MidasCatalog
import MidasJSON
import MidasModel

extension JSONSchema {
  static func channel(of catalog: Catalog) -> JSONValue {
    mapping(
      .channel,
      [
        "id": key("The channel's id; its address is `merchant/id`.", Vocabulary.id),
        "mode": key("Whether it moves money.", Vocabulary.mode),
        "pg": key("The PG, by its id in the catalog.", example: "pg: html5_inicis", pg(of: catalog)),
        "modules": key(
          "What the contract is for.", example: "modules: [window.general]",
          list(of: Vocabulary.module, atLeast: 1)),
        "mid": key(
          "What the PG calls MID, CID, CPID, site code or partner ID; `shared` for the PG's shared test MID.",
          example: "mid: shared", mid),
        "name": key(
          "Its name in the console: letters, digits, blanks, `_` and `-`; default: the id.",
          [
            "type": ["string", "number", "boolean"],
            "pattern": "^[^!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^`{|}~]*$",
            "patternErrorMessage": "The console takes letters, digits, blanks, `_` and `-`.",
          ]),
        "methods": key(
          "The ways to pay that it takes; left out: every one that the catalog gives its modules.",
          example: "methods: [card, vbank]", list(of: Vocabulary.method, atLeast: 1)),
        "credentials": key(
          "The PG's other fields, by the catalog's names; the secret ones as references.",
          example: "credentials:\n  sign_key: env://ACME_INICIS_SIGN_KEY",
          ["type": "object", "additionalProperties": Vocabulary.text]),
        "assign": key(
          "The one sub-merchant that it is assigned to; left out: the merchant's own.", Vocabulary.id),
        "currencies": key(
          "The currencies of its payments (ISO 4217); left out: what the catalog says.",
          example: "currencies: [USD]", list(of: Vocabulary.text)),
        "tax": key(
          "The tax setting of settlement reports.",
          Vocabulary.words([
            ("unset", "Not set, as for identity channels."), ("taxable", "Taxable."),
            ("tax-free", "Tax-free."),
          ]) + ["default": "unset"]),
        "protect": key(
          "A reason; while it is recorded, no apply deletes or replaces the channel.",
          example: "protect: main card channel", Vocabulary.text),
        "api": key(
          "The PortOne generations that call this channel; left out: the merchant's.",
          Vocabulary.generations),
        "key": key("The channel key that the console gave it, if known.", Vocabulary.text),
      ]) + ["allOf": .array([noSharedMIDInLive, identityAlone] + catalog.entries.map(application))]
  }

  private static func pg(of catalog: Catalog) -> JSONValue {
    [
      "enum": .texts(catalog.entries.map(\.id)),
      "enumDescriptions": .texts(catalog.entries.map(\.title)),
      "markdownEnumDescriptions": .texts(catalog.entries.map(\.card)),
    ]
  }

  /// Not blank, nothing blank around it, at most 80 characters.
  private static let mid: JSONValue =
    Vocabulary.text + [
      "pattern": "^\\S([\\s\\S]*\\S)?$", "maxLength": 80,
      "patternErrorMessage": "A MID is not blank and has no blank before or behind it.",
    ]

  /// Customers would pay on everybody's test contract; no workspace can allow it.
  private static let noSharedMIDInLive: JSONValue = [
    "if": property("mode", ["const": "live"]),
    "then": [
      "properties": [
        "mid": [
          "not": ["const": "shared"],
          "errorMessage": "A live channel cannot run on the shared test MID: write the MID of your contract.",
        ]
      ]
    ],
  ]

  /// Identity verification is a channel of its own.
  private static let identityAlone: JSONValue = [
    "if": property("modules", ["type": "array", "contains": ["const": "identity"]]),
    "then": [
      "properties": [
        "modules": [
          "items": ["const": "identity"],
          "errorMessage":
            "Identity verification stands beside no payment module: make it a channel of its own.",
        ]
      ]
    ],
  ]

  /// A PG's own definition, where a channel names the PG.
  private static func application(of pg: PG) -> JSONValue {
    [
      "if": property("pg", ["const": .string(pg.id)]),
      "then": definition(name(ofPG: pg.id)),
    ]
  }

  /// The name of a PG's definition.
  static func name(ofPG id: String) -> String { "pg-\(id)" }
}
