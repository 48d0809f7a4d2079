import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasJSON
import MidasModel

extension JSONSchema {
  static func workspaceSchema(_ catalog: Catalog) -> JSONValue {
    head(
      title: "Midas workspace",
      "midas.yaml: the root of a workspace, its state, its policy, and newer facts than the built-in catalog's."
    )
      + mapping(
        .workspace,
        [
          "midas": key(
            "The version of the configuration language.", example: "midas: 1", ["enum": [1, "1"]]),
          "workspace": key(
            "The name under which it owns the merchants it creates; default: default.", Vocabulary.id),
          "merchants": key(
            "Globs of the merchant files, from here: `*`, `?`, `**`; `!` excludes. Default: every YAML file below.",
            example: "merchants: [\"merchants/**/*.yaml\"]", list(of: Vocabulary.text)),
          "state": key(
            "The store of what was applied: sqlite:PATH, postgresql://…, or env://NAME that holds either.",
            example: "state: sqlite:.midas/state.db",
            Vocabulary.text + ["default": "sqlite:.midas/state.db"]),
          "policy": key("How severe findings are, and how much one apply may do unasked.", policy),
          "catalog": key(
            "Facts newer than the catalog's; each entry says why.", catalogOverrides(catalog)),
        ])
      + [
        "defaultSnippets": .array(Snippets.workspace),
        "definitions": ["pg": pgOverride, "test-mid": testMID],
      ]
  }

  private static let policy: JSONValue = mapping(
    .policy,
    [
      "severity": key(
        "The severity of rules. What Midas exists for, and what cannot be read, can only stay an error.",
        example: "severity: { webhook-plain-http: error }",
        [
          "type": "object", "properties": JSONValue(Rule.all.map { ($0.id, severity(of: $0)) }),
          "additionalProperties": false,
        ]),
      "limits": key(
        "What one apply may do without `--allow`.", example: "limits: { deletions: 10% }", limits),
    ])

  private static func severity(of rule: Rule) -> JSONValue {
    let known = rule.isCore ? "core \(rule.severity.rawValue)" : rule.severity.rawValue
    return key(
      "\(rule.summary) (\(known))",
      ["enum": rule.mayBeLowered ? ["error", "warning", "note", "off"] : ["error"]])
  }

  private static let limits: JSONValue = mapping(
    .limits,
    [
      "deletions": key("Channels and sub-merchants deleted or replaced: a number, or a share.", share),
      "live-channel-deletions": key("Live channels deleted or replaced: a number, or a share.", share),
      "widen-addresses": key("Addresses that a whitelist opens: a number.", amount("^[0-9]{1,9}$")),
    ])

  private static let share = amount("^[0-9]{1,9}%?$")

  private static func amount(_ pattern: String) -> JSONValue {
    ["type": ["integer", "string"], "minimum": 0, "maximum": 999_999_999, "pattern": .string(pattern)]
  }
}
