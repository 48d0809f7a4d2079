import ArgumentParser
import MidasCatalog
import MidasJSON
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorklist
import MidasWorkspace

/// `midas worklist`: what is left to people.
struct WorklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worklist", abstract: "Lists what is to be done by hand, and ticks what was done.",
    subcommands: [WorklistListCommand.self, WorklistDoneCommand.self],
    defaultSubcommand: WorklistListCommand.self)
}

/// `midas worklist list`, the usual subcommand: the steps that the console, the PGs and the mail still need.
struct WorklistListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the open steps in the order in which they are to be done.")

  @Argument(help: "What to look at: a merchant (acme), a sub-merchant or any resource. Default: everything.")
  var address: String?

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The language of the steps: en, ko.", transform: CatalogArgument.language)
  var lang = Language.english

  @Flag(help: "Also what was ticked, with when and by whom.")
  var all = false

  @Option(help: "The form of the output: text, markdown, json.")
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown
    case json
  }

  func run() throws {
    let address = try AddressArgument.parse(address)
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let catalog = surroundings.settings.catalog
    let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
    let (head, worklist) = try StoreAccess.reporting {
      try store.read { (try $0.head(), try Worklist(of: $0, catalog: catalog)) }
    }
    let list = worklist.filtered { item in address.map { item.address.isPart(of: $0) } ?? true }
    switch format {
    case .json: Terminal.write(list.json(in: lang, catalog, head, withDone: all))
    case .markdown: Terminal.write(list.markdown(in: lang, catalog))
    case .text:
      Terminal.write(list.text(in: lang, catalog, withDone: all))
      messages.say(summary(of: list))
    }
  }

  private func summary(of list: Worklist) -> String {
    guard let first = list.open.first else {
      return lang("Nothing is left to do by hand.", "남은 수동 작업이 없습니다.")
    }
    let count = list.open.count
    return lang(
      "\(count == 1 ? "1 step" : "\(count) steps") to do by hand; tick what is done: `midas worklist done \(first.number)`.",
      "남은 수동 작업 \(count)건. 완료하면 표시하세요: `midas worklist done \(first.number)`.")
  }
}

extension Address {
  /// Whether it is `other`, or in the merchant or sub-merchant that this is.
  fileprivate func isPart(of other: Address) -> Bool {
    switch other.kind {
    case .merchant: merchant == other.merchant
    case .submerchant: scope == other.scope
    default: self == other
    }
  }
}
