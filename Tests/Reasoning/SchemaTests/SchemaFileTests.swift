import Foundation
import MidasCatalog
import MidasSchema
import TestSupport
import Testing

@Suite("The files of schema/")
struct SchemaFileTests {
  @Test("They are what the model and the catalog say", arguments: JSONSchema.allCases)
  func current(schema: JSONSchema) throws {
    try Snapshot.expect(
      schema.text(of: .builtIn), recordedIn: Repository.url("schema/\(schema.rawValue).schema.json"))
  }

  @Test("Every key says what it is for", arguments: JSONSchema.allCases)
  func described(schema: JSONSchema) throws {
    let tree = try #require(
      JSONSerialization.jsonObject(with: Data(schema.text(of: .builtIn).utf8)) as? [String: Any])
    var undescribed: [String] = []
    var seen = 0
    walk(tree, at: "") { path, property in
      seen += 1
      if property["description"] == nil, property["$ref"] == nil { undescribed.append(path) }
    }
    #expect(undescribed == [])
    #expect(seen > (schema == .routes ? 10 : 50))
  }

  @Test(
    "They are draft-07",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func metaschema() throws {
    let scratch = try Scratch()
    for schema in JSONSchema.allCases {
      try scratch.file(named: "\(schema).json", holding: schema.text(of: .builtIn))
    }
    let run = try PublicTool.checkJSONSchema.run(
      ["--check-metaschema"] + JSONSchema.allCases.map { "\($0).json" }, in: scratch.url)
    #expect(run.exit == 0, "\(run.output)\(run.errors)")
  }

  /// Calls `body` with each key of each closed mapping; conditions and method lists repeat keys described before.
  private func walk(_ node: Any, at path: String, _ body: (String, [String: Any]) -> Void) {
    if let object = node as? [String: Any] {
      for (key, value) in object where !["if", "then", "else", "defaultSnippets"].contains(key) {
        walk(value, at: "\(path)/\(key)", body)
      }
      guard object["additionalProperties"] as? Bool == false, !path.hasSuffix("/pgs"),
        !path.hasSuffix("/methods")
      else { return }
      for (key, value) in object["properties"] as? [String: [String: Any]] ?? [:] {
        body("\(path)/\(key)", value)
      }
    } else if let array = node as? [Any] {
      for (index, element) in array.enumerated() { walk(element, at: "\(path)/\(index)", body) }
    }
  }
}
