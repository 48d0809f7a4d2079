import ArgumentParser
import MidasCatalog
import MidasSchema

/// `midas schema`: the JSON Schemas by which editors check and complete configurations.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schemas of merchant documents, midas.yaml and route tests, for editors.")

  @Argument(help: "merchant, workspace or routes. Left out: all, one after the other.")
  var document: String?

  func run() throws {
    let catalog = Catalog.builtIn
    for schema in try chosen() { Terminal.write(schema.text(of: catalog)) }
  }

  private func chosen() throws(CommandFailure) -> [JSONSchema] {
    guard let document else { return JSONSchema.allCases }
    guard let schema = JSONSchema(rawValue: document) else {
      let names = JSONSchema.allCases.map(\.rawValue)
      let hint =
        nearest(to: document, in: names).map { "did you mean `\($0)`?" }
        ?? "there are \(names.joined(separator: ", "))"
      throw CommandFailure(status: .usage, message: "there is no schema `\(document)`; \(hint)")
    }
    return [schema]
  }
}
