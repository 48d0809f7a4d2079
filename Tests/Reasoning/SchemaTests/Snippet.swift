import Foundation
import MidasCatalog
import MidasSchema

/// A snippet of a schema, made into a whole document.
struct Snippet {
  let label: String
  /// The document as JSON, which is YAML.
  let document: String

  /// The snippets of a schema's documents and of the lists in them.
  static func all(in schema: JSONSchema) throws -> [Snippet] {
    let tree = try JSONSerialization.jsonObject(with: Data(schema.text(of: .builtIn).utf8))
    guard let tree = tree as? [String: Any] else { return [] }
    var found = try snippets(of: tree) { $0 }
    let definitions = tree["definitions"] as? [String: [String: Any]] ?? [:]
    let lists = definitions["merchant"]?["properties"] as? [String: [String: Any]] ?? [:]
    for (key, list) in lists.sorted(by: { $0.key < $1.key }) {
      let items = list["items"] as? [String: Any] ?? [:]
      found += try (snippets(of: list) { ["merchant": "acme", key: [$0]] })
      found += try (snippets(of: items) { ["merchant": "acme", key: [$0]] })
    }
    for (key, list) in tree["properties"] as? [String: [String: Any]] ?? [:] {
      found += try (snippets(of: list) { [key: [$0]] })
    }
    return found
  }

  private static func snippets(of schema: [String: Any], in document: (Any) -> Any) throws -> [Snippet] {
    let snippets = schema["defaultSnippets"] as? [[String: Any]] ?? []
    return try snippets.map { snippet in
      let data = try JSONSerialization.data(withJSONObject: document(snippet["body"] ?? ""))
      let text = String(decoding: data, as: UTF8.self)
        .replacing(/\$\{\d+:([^}]*)\}/) { $0.output.1 }
        .replacing(/\$\{\d+\|([^,|]*)[^}]*\}/) { $0.output.1 }
      return Snippet(label: snippet["label"] as? String ?? "", document: text.replacing("\\/", with: "/"))
    }
  }
}
