import MidasCatalog
import MidasJSON

/// The values that keys of the language share.
enum Vocabulary {
  /// A text: any scalar as it is written, which other YAML readers may take for a number or a boolean.
  static let text: JSONValue = ["type": ["string", "number", "boolean"]]

  /// An id of the workspace.
  static let id: JSONValue = [
    "type": ["string", "number", "boolean"],
    "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
    "minimum": 0,
    "patternErrorMessage": "An id is a-z, 0-9 and `-`, at most 63, not starting with `-`.",
  ]

  /// The id of a channel, or `:` and that of a sub-merchant.
  static let movedID: JSONValue =
    id + [
      "pattern": "^:?[a-z0-9][a-z0-9-]{0,62}$",
      "patternErrorMessage": "Write the id of a channel (`card`) or of a sub-merchant (`:books`).",
    ]

  /// A reference to a secret.
  static let reference: JSONValue = ["allOf": [definition("secret")]]

  /// The form of a reference; `ReferenceForm` reads the same.
  static let secret: JSONValue = [
    "type": "string",
    "pattern": .string(
      "^(env://[A-Za-z_][A-Za-z0-9_]*"
        + "|file://(?!/|~/)(?!(?:.*/)?\\.{0,2}(?:/|$))[^\\x00-\\x1f\\x7f]+"
        + "|exec://[A-Za-z0-9._-]+/[^\\x00-\\x20\\x7f]+)$"),
    "patternErrorMessage":
      "A secret is written as a reference: env://NAME, file://path below the root, or exec://helper/key.",
  ]

  /// `live` or `test`.
  static let mode = words([
    ("live", "Moves money, under your own contract with the PG."),
    ("test", "For tests: on the shared test MID of the PG, or on credentials issued to you for tests."),
  ])

  /// The generations that call a merchant or a channel.
  static let generations = list(of: generation, atLeast: 1)

  /// A generation of PortOne's API.
  static let generation = words([
    ("v1", "IMP.request_pay and api.iamport.kr; `pg` names a channel by code and MID, or a default answers."),
    (
      "v2", "PortOne.requestPayment and api.portone.io; `channelKey` names a channel, and nothing falls back."
    ),
  ])

  /// A module.
  static let module = words(
    [
      (.windowGeneral, "One payment in the PG's window; a hub PG's easy-pay brands are methods of it."),
      (.windowSimple, "One payment in the window of an easy-pay PG such as Kakao Pay."),
      (.windowSubscription, "A billing key issued in the PG's window, charged later by API."),
      (.windowKeyIn, "Card data typed into the PG's window."),
      (.apiKeyIn, "One payment with card data sent by API."),
      (.apiSubscription, "A billing key issued by API from card data, charged by API."),
      (.apiVirtualAccount, "Virtual accounts issued by API."),
      (.identity, "Identity verification; a channel of its own, beside no payment module."),
    ].map { (module: Module, words: String) in (module.name, words) })

  /// A method by its one name, or by another spelling of V1 or V2, which is understood and noted.
  static let method: JSONValue = {
    let others = Method.spellings.flatMap { spelling in
      (spelling.v1 + spelling.v2).filter { $0 != spelling.method.name }
    }
    let names = words(
      Method.spellings.map { spelling in
        let spellings = [("V1", spelling.v1), ("V2", spelling.v2)].filter { !$0.1.isEmpty }
        let phrases = spellings.map { "\($0.1.joined(separator: ", ")) in \($0.0)" }
        return (spelling.method.name, phrases.joined(separator: "; "))
      })
    return [
      "anyOf": [
        names,
        ["pattern": .string("^(\(others.joined(separator: "|")))$"), "type": "string"],
      ]
    ]
  }()

  /// A word of a closed list, each with what it means.
  static func words(_ words: [(word: String, meaning: String)]) -> JSONValue {
    [
      "enum": .texts(words.map(\.word)),
      "enumDescriptions": .texts(words.map(\.meaning)),
    ]
  }
}
