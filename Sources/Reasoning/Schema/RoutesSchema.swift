import MidasCatalog
import MidasJSON
import MidasModel

extension JSONSchema {
  static func routesSchema(_ catalog: Catalog) -> JSONValue {
    head(
      title: "Midas route tests",
      "NAME.routes.yaml: which channel each request of the payment servers has to reach; `midas test` runs it."
    )
      + mapping(
        .routes,
        [
          "routes": key(
            "The tests, one after the other.",
            example: "routes:\n  - { scope: acme, pg: html5_inicis.MOIacme001, expect: acme/card }",
            list(of: definition("test")) + ["defaultSnippets": .array(Snippets.routeTests)])
        ])
      + ["definitions": ["test": routeTest(catalog), "address": address]]
  }

  private static func routeTest(_ catalog: Catalog) -> JSONValue {
    mapping(
      .routeTest,
      [
        "scope": key(
          "Who asks: a merchant, or one of its sub-merchants.", example: "scope: acme:books",
          [
            "type": ["string", "number", "boolean"], "pattern": "^[a-z0-9][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?$",
            "patternErrorMessage": "Write a merchant (`acme`) or a sub-merchant (`acme:books`).",
          ]),
        "expect": key(
          "What has to be reached: a channel by name, `none`, `shared-test`, or one of the forms with a key.",
          example: "expect: { fallback: acme/card }", expectation),
        "kind": key(
          "The kind of a request by `pg`.",
          Vocabulary.words([
            ("window", "IMP.request_pay."), ("api", "Key-in payments, billing keys, virtual accounts."),
            ("identity", "IMP.certification."),
          ]) + ["default": "window"]),
        "pg": key(
          "What the request says in `pg`: a code, or code.MID; left out where it names none.",
          example: "pg: html5_inicis.MOIacme001", Vocabulary.text),
        "key": key("The channel key, or the id of a group, that the request names.", Vocabulary.text),
        "mode": key("The mode that the channel must have; goes with `module`.", Vocabulary.mode),
        "module": key("The module that the channel must have; goes with `mode`.", Vocabulary.module),
        "method": key("The method that the channel must take.", Vocabulary.method),
        "currency": key("The currency (ISO 4217) that the channel must take.", Vocabulary.text),
      ])
      + [
        "allOf": [
          ["not": ["required": ["pg", "key"]]], ["not": ["required": ["pg", "module"]]],
          ["not": ["required": ["key", "module"]]],
        ],
        "dependencies": [
          "mode": ["module"], "module": ["mode"], "method": ["module"], "currency": ["module"],
        ],
      ]
  }

  private static let expectation: JSONValue =
    mapping(
      .expectation,
      [
        "oldest": key(
          "This channel, as the oldest of several that the request names.", definition("address")),
        "fallback": key("This channel, since the request names none that there is.", definition("address")),
        "group": key("This group, by its key.", definition("address")),
        "candidates": key(
          "Two channels or more, which of them is left open.", list(of: definition("address"), atLeast: 2)),
      ])
    + [
      "type": ["string", "object"], "minProperties": 1, "maxProperties": 1,
      "pattern": "^(none|shared-test|[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*)$",
      "patternErrorMessage": "Write the address of a channel (`acme/card`), `none` or `shared-test`.",
    ]

  private static let address: JSONValue = [
    "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*[/%][a-z0-9][a-z0-9-]*$",
    "patternErrorMessage": "Write the address of a channel (`acme/card`) or a group (`acme%split`).",
  ]
}
