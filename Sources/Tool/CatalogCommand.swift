import ArgumentParser
import MidasCatalog
import MidasWorkspace

/// `midas catalog`: the facts on PGs that everything is checked against, with those of the workspace around.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Shows PGs: modules, methods, test MIDs, credential fields, webhooks, manual steps.")

  @Argument(help: "The id of one PG, as in `pg:`. Left out: every PG, one a line.")
  var pg: String?

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let catalog = try StoreAccess.surroundings(of: ".").settings.catalog
    guard let pg else {
      Terminal.write(format == .json ? catalog.json(of: catalog.entries) : catalog.list)
      return
    }
    guard let index = catalog.index(ofPG: pg) else {
      let hint = catalog.suggestion(forPG: pg).map { "did you mean `\($0)`?" }
      throw CommandFailure(
        status: .usage, message: "there is no PG `\(pg)`; \(hint ?? "`midas catalog` lists them all")")
    }
    Terminal.write(format == .json ? catalog.json(of: [catalog.entries[index]]) : catalog.sheet(of: index))
  }
}
