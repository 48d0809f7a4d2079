public import MidasCatalog
import MidasJSON
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
  /// Of a file of route tests.
  case routes

  /// The schema as JSON text, with the facts of `catalog`.
  public func text(of catalog: Catalog) -> String {
    switch self {
    case .merchant: Self.merchantSchema(catalog).pretty
    case .workspace: Self.workspaceSchema(catalog).pretty
    case .routes: Self.routesSchema(catalog).pretty
    }
  }

  /// What every schema begins with.
  static func head(title: String, _ description: String) -> JSONValue {
    [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$comment":
        "Generated from the model and the catalog; `RECORD_SNAPSHOTS=1 swift test --filter Schema` refreshes it.",
      "title": .string(title),
      "description": .string(description),
    ]
  }
}

/// A mapping of the language: the keys its reader knows, each with what its value may be.
///
/// A key that `values` leaves out is let in undescribed, which the tests find.
func mapping(_ table: KeyTable, without excluded: Set<String> = [], _ values: [String: JSONValue])
  -> JSONValue
{
  let names = table.names.map { "\($0)" }.filter { !excluded.contains($0) }
  let required = table.requiredNames.map { "\($0)" }
  let schema: JSONValue = [
    "type": "object",
    "properties": JSONValue(names.map { ($0, values[$0] ?? [:]) }),
    "additionalProperties": false,
  ]
  return required.isEmpty ? schema : schema + ["required": .texts(required)]
}

/// What a key is for, and what its value may be.
///
/// Editors show `example`, which is YAML, below the description.
func key(_ description: String, example: String? = nil, _ value: JSONValue) -> JSONValue {
  let said: JSONValue = ["description": .string(description)]
  guard let example else { return said + value }
  return said + ["markdownDescription": .string("\(description)\n\n```yaml\n\(example)\n```")] + value
}

/// A list whose members are all of one kind.
func list(of member: JSONValue, atLeast minimum: Int = 0) -> JSONValue {
  let schema: JSONValue = ["type": "array", "items": member]
  return minimum == 0 ? schema : schema + ["minItems": .number(minimum)]
}

/// What stands under `definitions`.
func definition(_ name: String) -> JSONValue { ["$ref": "#/definitions/\(name)"] }
