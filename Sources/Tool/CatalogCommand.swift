import ArgumentParser
import MidasCatalog

/// `midas catalog`: the facts on PGs that everything is checked against.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Shows PGs: modules, methods, test MIDs, credential fields, webhooks, manual steps.")

  @Argument(help: "The id of one PG, as in `pg:`. Left out: every PG, one a line.")
  var pg: String?

  @Option(help: "The form of the output.")
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func run() throws {
    let catalog = Catalog.builtIn
    guard let pg else {
      print(format == .json ? catalog.json(of: catalog.entries) : catalog.list, terminator: "")
      return
    }
    guard let index = catalog.index(ofPG: pg) else {
      let hint = catalog.suggestion(forPG: pg).map { "did you mean `\($0)`?" }
      throw ValidationError("unknown PG `\(pg)`; \(hint ?? "`midas catalog` lists them all")")
    }
    print(
      format == .json ? catalog.json(of: [catalog.entries[index]]) : catalog.sheet(of: index), terminator: "")
  }
}
