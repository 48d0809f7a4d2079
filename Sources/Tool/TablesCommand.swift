import ArgumentParser
import MidasCompiler
import MidasPlanning
import MidasResources
import MidasStore
import MidasTableFormat
import MidasTables
import MidasWorkspace

/// `midas tables`: lookup tables for payment servers.
struct TablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Writes lookup tables for payment servers: which channel takes which request.",
    discussion: """
      The folder that was written is printed. Files of one run belong together: manifest.json in DIR names their \
      folder and is replaced last, the folder before is kept for whoever still reads it.
      """)

  @Argument(help: "A path in the workspace. Default: the working folder.")
  var path: String = "."

  @Option(help: "The folder to write below: a new or empty one, or one of tables.")
  var out: String

  @Option(
    help: "The forms, with commas between: \(TableKind.allCases.map(\.rawValue).joined(separator: ", ")).",
    transform: Self.kinds)
  var format: [TableKind] = [.json, .cdb]

  @Option(help: "What is tabled: the recorded state, or the configuration without opening a store.")
  var from = LookupCommand.Origin.state

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  private static func kinds(_ list: String) throws -> [TableKind] {
    try list.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let kind = TableKind(rawValue: String(name)) else {
        throw ValidationError(
          "there is no form `\(name)`: write some of \(TableKind.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      return kind
    }
  }

  func run() throws {
    let surroundings = try StoreAccess.surroundings(of: path)
    let manifest = try Self.reporting {
      try from == .config ? tablesOfConfiguration(surroundings) : tablesOfState(surroundings)
    }
    report(manifest)
    Terminal.write("\(out)/\(manifest.generation)\n")
  }

  private func tablesOfState(_ surroundings: Surroundings) throws -> TableManifest {
    let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
    let catalog = surroundings.settings.catalog
    return try StoreAccess.reporting {
      try store.read { reader in
        let state = SealedState(reader)
        let head = try state.head()
        let entries = try state.index()
        guard !entries.isEmpty else {
          throw CommandFailure(
            status: .findings,
            message:
              "nothing is recorded, and tables of nothing would refuse every payment: `midas apply` first")
        }
        var tables = try TableSet(
          format, below: out,
          of: TableOrigin(storeID: head.storeID, revision: head.revision, digest: head.digest.hex),
          catalog: catalog)
        for group in entries.groups {
          try state.forEachMerchant(of: group.map(\.handle)) { merchant in
            try tables.add(MerchantTable(merchant, catalog: catalog))
          }
        }
        return try tables.finish()
      }
    }
  }

  private func tablesOfConfiguration(_ surroundings: Surroundings) throws -> TableManifest {
    let compiled = try WorkspaceOptions.correct(path)
    let linked = compiled.linked
    let files = compiled.workspace.files
    guard !linked.merchants.isEmpty else {
      throw CommandFailure(
        status: .findings,
        message: "no merchant is declared, and tables of nothing would refuse every payment")
    }
    let digest = DigestFold.digest(of: linked.wantedEntries.lazy.map { ($0.handle, $0.digest) })
    let catalog = surroundings.settings.catalog
    var tables = try TableSet(
      format, below: out, of: TableOrigin(storeID: nil, revision: nil, digest: digest.hex), catalog: catalog)
    for declared in linked.merchants {
      let merchant = try linked.wanted(declared) { files[$0].path }
      try tables.add(MerchantTable(merchant, catalog: catalog))
    }
    return try tables.finish()
  }

  private func report(_ manifest: TableManifest) {
    let counts = manifest.counts
    let source = manifest.origin.revision.map { "revision \($0)" } ?? "the configuration"
    messages.say(
      "\(Self.count(manifest.files.count, "file")) of \(source): \(Self.count(counts.merchants, "merchant")), \(Self.count(counts.channels, "channel")), \(Self.count(counts.requests, "request"))"
    )
    if from == .config {
      messages.say(
        "warning: channels are in the order of declaration, which the recorded one may differ from; servers want `--from state`"
      )
    }
    if counts.channelsWithoutKey > 0 {
      messages.say(
        "no channel key is known of \(Self.count(counts.channelsWithoutKey, "channel")): V2 requests have no other name for one"
      )
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func reporting<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as TableError {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  /// Tables that could not be written.
  fileprivate init(_ error: TableError) {
    switch error {
    case .unwritable(let path, let error): self.init(NewFile.Failure(path: path, error: error))
    case .foreign(let folder):
      self.init(
        status: .usage,
        message: "\(folder) holds something else than tables; nothing was written. Name a new folder")
    case .refused(let message): self.init(status: .unavailable, message: "nothing was written: \(message)")
    }
  }
}
