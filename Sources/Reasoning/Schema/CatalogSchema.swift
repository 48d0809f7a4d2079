import MidasCatalog
import MidasJSON
import MidasModel

/// `catalog:` of midas.yaml.
extension JSONSchema {
  static func catalogOverrides(_ catalog: Catalog) -> JSONValue {
    let pg: JSONValue = [
      "enum": .texts(catalog.entries.map(\.id)), "enumDescriptions": .texts(catalog.entries.map(\.title)),
    ]
    return mapping(
      .catalog,
      [
        "test-credentials": key(
          "Shared test MIDs allowed at Naver Pay, Toss or PayPal, which want credentials of your own.",
          example: "test-credentials:\n  - { pg: paypal_v2, because: \"help centre, 2026-08\" }",
          list(of: testCredentials(pg))),
        "shared-mids": key(
          "Live contracts that several stores share; any other is refused as duplicate-mid.",
          example:
            "shared-mids:\n  - { pg: kcp, mid: AB12C, because: \"marketplace contract, settled by us\" }",
          list(of: sharedMID(pg))),
        "pgs": key(
          "Facts on PGs, merged key by key over the built-in ones.",
          example: "pgs:\n  tosspayments: { because: \"PG notice 2026-10\", former-mids: [iamporttest_3] }",
          [
            "type": "object",
            "properties": JSONValue(catalog.entries.map { ($0.id, definition("pg")) }),
            "additionalProperties": false,
          ]),
      ])
  }

  private static func testCredentials(_ pg: JSONValue) -> JSONValue {
    mapping(
      .testCredentials,
      [
        "pg": key("The PG.", pg),
        "because": key("The document that says so, with its date.", Vocabulary.text),
        "mids": key("The MIDs allowed; left out: every shared one.", list(of: Vocabulary.text)),
        "modules": key("The modules allowed; left out: all.", list(of: Vocabulary.module)),
      ])
  }

  private static func sharedMID(_ pg: JSONValue) -> JSONValue {
    mapping(
      .sharedMID,
      [
        "pg": key("The PG.", pg), "mid": key("The MID of the contract.", Vocabulary.text),
        "because": key("Why several stores take payments under it.", Vocabulary.text),
      ])
  }

  static let pgOverride: JSONValue = mapping(
    .pgOverride,
    [
      "because": key("The document that says so, with its date.", Vocabulary.text),
      "status": key(
        "Whether it takes contracts.", Vocabulary.words(PG.Status.allCases.map { ($0.rawValue, $0.phrase) })),
      "modules": key(
        "Modules that a generation now has.",
        mapping(
          .modulesOverride,
          [
            "v1": key("In V1.", list(of: Vocabulary.module)),
            "v2": key("In V2.", list(of: Vocabulary.module)),
          ])),
      "without-modules": key("Modules that it has no more.", list(of: Vocabulary.module)),
      "methods": key(
        "Methods that a module now takes.",
        [
          "type": "object",
          "properties": JSONValue(Module.allCases.map { ($0.name, list(of: Vocabulary.method)) }),
          "additionalProperties": false,
        ]),
      "test-mids": key("Shared test MIDs that are new.", list(of: definition("test-mid"))),
      "former-mids": key("Test MIDs that are shared no longer.", list(of: Vocabulary.text)),
      "live-prefix": key("How live MIDs begin.", Vocabulary.text),
      "currencies": key("The closed list of currencies.", list(of: Vocabulary.text)),
      "webhook": key(
        "Whether its documents ask for a webhook.",
        Vocabulary.words([("required", "They do."), ("none", "They do not.")])),
    ])

  static let testMID: JSONValue = mapping(
    .testMID,
    [
      "mid": key("The MID.", Vocabulary.text),
      "modules": key("The modules that it serves.", list(of: Vocabulary.module)),
    ])
}
