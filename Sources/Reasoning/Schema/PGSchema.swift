import MidasCatalog
import MidasJSON

/// What the catalog's facts on one PG say of a channel.
///
/// Credential fields close the mapping, since nothing in a workspace adds one. Modules, methods and test MIDs are
/// shown and proposed but refuse nothing: `catalog:` may know newer ones.
extension JSONSchema {
  static func condition(on pg: PG, in catalog: Catalog) -> JSONValue {
    var properties: [(String, JSONValue)] = [
      ("modules", key(pg.modulesInWords, [:])),
      ("mid", key(pg.midInWords, pg.proposedMIDs.isEmpty ? [:] : ["examples": .texts(pg.proposedMIDs)])),
    ]
    if !pg.methodsInWords.isEmpty { properties.append(("methods", key(pg.methodsInWords, [:]))) }
    if let credentials = credentials(of: pg, in: catalog) { properties.append(("credentials", credentials)) }
    if !pg.currencies.list.isEmpty {
      properties.append(
        (
          "currencies",
          [
            "description": .string("\(pg.name.english) takes \(pg.currencies.list.joined(separator: ", "))."),
            "items": ["examples": .texts(pg.currencies.list)],
          ]
        ))
    }
    let schema: JSONValue = ["properties": JSONValue(properties)]
    let required = requiredCredentials(of: pg, in: catalog)
    guard !required.isEmpty else { return schema }
    return schema + [
      "if": property("mode", ["const": "live"]),
      "then": [
        "properties": ["credentials": ["required": .texts(required)]], "required": ["credentials"],
      ],
    ]
  }

  /// The PG's other fields; nil where the documents give no certain list.
  private static func credentials(of pg: PG, in catalog: Catalog) -> JSONValue? {
    guard !pg.credentials.fields.isEmpty, pg.credentials.confidence == .plain else { return nil }
    var fields = pg.credentials.others.map { ($0.key, schema(of: $0)) }
    if let identity = identityEntry(of: pg, in: catalog) {
      for field in identity.credentials.others where !fields.contains(where: { $0.0 == field.key }) {
        fields.append((field.key, schema(of: field)))
      }
    }
    return [
      "description": .string(
        fields.isEmpty
          ? "\(pg.name.english) asks for the MID alone."
          : "\(pg.name.english) asks for \(fields.map { "`\($0.0)`" }.joined(separator: ", ")) beside the MID."
      ),
      "properties": JSONValue(fields), "additionalProperties": false,
    ]
  }

  private static func schema(of field: CredentialField) -> JSONValue {
    let description = "\(field.label): \(field.required.phrase)"
    guard !field.isSecret else { return key(description, Vocabulary.reference) }
    let most = field.length ?? field.maxLength
    let least = field.length
    return key(description, Vocabulary.text)
      + JSONValue(
        [("maxLength", most), ("minLength", least)].compactMap { name, value in
          value.map { (name, .number($0)) }
        })
  }

  /// The fields that every live channel of the PG must have.
  private static func requiredCredentials(of pg: PG, in catalog: Catalog) -> [String] {
    guard pg.credentials.confidence == .plain, identityEntry(of: pg, in: catalog) == nil else { return [] }
    return pg.credentials.others.filter { $0.required == .always }.map(\.key)
  }

  /// The entry that a channel with identity verification alone means instead, as `kcp_identity` for `kcp_v2`.
  private static func identityEntry(of pg: PG, in catalog: Catalog) -> PG? {
    guard let index = catalog.index(ofPG: pg.id) else { return nil }
    let other = catalog.index(index, for: [.identity])
    return other == index ? nil : catalog.entries[other]
  }
}
