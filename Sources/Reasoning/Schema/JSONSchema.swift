public import MidasCatalog
import MidasModel

/// The JSON Schemas (draft-07) by which editors and other validators check configurations.
///
/// They are made of the tables by which Midas itself reads (`KeyTable`), of the catalog's vocabulary and of its
/// facts on each PG. A schema sees one document at a time and neither `catalog:` of midas.yaml nor `midas:ignore`
/// comments, so it refuses only what is an error in every workspace; `midas validate` finds much more.
public enum JSONSchema: String, CaseIterable, Sendable {
  /// Of a merchant document.
  case merchant
  /// Of midas.yaml.
  case workspace

  /// The schema as JSON text, with the facts of `catalog`.
  public func text(of catalog: Catalog) -> String {
    switch self {
    case .merchant: Self.merchantSchema(catalog).written
    case .workspace: Self.workspaceSchema(catalog).written
    }
  }

  /// What both schemas begin with.
  static func head(title: String, _ description: String) -> JSON {
    [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$comment":
        "Generated from the model and the catalog; `RECORD_SNAPSHOTS=1 swift test --filter Schema` refreshes it.",
      "title": .text(title),
      "description": .text(description),
    ]
  }
}

/// A mapping of the language: the keys its reader knows, each with what its value may be.
///
/// A key that `values` leaves out is let in undescribed, which the tests find.
func mapping(_ table: KeyTable, without excluded: Set<String> = [], _ values: [String: JSON]) -> JSON {
  let names = table.names.map { "\($0)" }.filter { !excluded.contains($0) }
  let required = table.requiredNames.map { "\($0)" }
  let schema: JSON = [
    "type": "object",
    "properties": JSON(names.map { ($0, values[$0] ?? [:]) }),
    "additionalProperties": false,
  ]
  return required.isEmpty ? schema : schema + ["required": .texts(required)]
}

/// What a key is for, and what its value may be.
///
/// Editors show `example`, which is YAML, below the description.
func key(_ description: String, example: String? = nil, _ value: JSON) -> JSON {
  let said: JSON = ["description": .text(description)]
  guard let example else { return said + value }
  return said + ["markdownDescription": .text("\(description)\n\n```yaml\n\(example)\n```")] + value
}

/// A list whose members are all of one kind.
func list(of member: JSON, atLeast minimum: Int = 0) -> JSON {
  let schema: JSON = ["type": "array", "items": member]
  return minimum == 0 ? schema : schema + ["minItems": .number(minimum)]
}

/// What stands under `definitions`.
func definition(_ name: String) -> JSON { ["$ref": "#/definitions/\(name)"] }
