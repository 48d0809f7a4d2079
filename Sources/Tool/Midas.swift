import ArgumentParser

@main
struct Midas: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "midas",
    abstract: "MIDs as code: compiles payment channel configuration, links it and applies it.",
    subcommands: [InitCommand.self, CatalogCommand.self])
}
