import ArgumentParser
import MidasCatalog
import MidasDiagnostics
import MidasStore
import MidasWorklist
import MidasWorkspace

/// `midas worklist done`: somebody did some of the steps.
struct WorklistDoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Ticks steps that were done, with who did so and when.",
    discussion: "A tick stays. A later change of the same resource makes a new step from what was ticked.")

  @Argument(help: "The numbers of the steps, as `midas worklist` shows them: 5 5a 12.")
  var numbers: [String] = []

  @Flag(help: "Ticks every open step.")
  var all = false

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The language of the steps: en, ko.", transform: CatalogArgument.language)
  var lang = Language.english

  @Option(help: "How long to wait for an apply: 10s, 500ms, 2m.")
  var lockTimeout = LockTimeout(seconds: 10)

  @Option(help: "Who did it; default: GITHUB_ACTOR, GITLAB_USER_LOGIN, user@host.")
  var actor: String?

  func validate() throws {
    if all == !numbers.isEmpty {
      throw ValidationError("name the steps that were done, or say --all")
    }
  }

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let catalog = surroundings.settings.catalog
    let store = try state.store(
      below: surroundings.root, declared: surroundings.settings.state, lockTimeout: lockTimeout.seconds)
    // A store that does not exist is not created for this.
    let seen = try StoreAccess.reporting { try store.read { try chosen(Worklist(of: $0, catalog: catalog)) } }
    guard !seen.isEmpty else {
      return messages.say(lang("Nothing is left to do by hand.", "남은 수동 작업이 없습니다."))
    }
    let ticked = try StoreAccess.reporting {
      try store.write { transaction in
        let items = try chosen(Worklist(of: transaction, catalog: catalog))
        let time = try transaction.now()
        try transaction.append(
          items.map { item in
            WorklistTick(
              revision: item.id.revision, position: item.id.position, task: item.id.task, time: time,
              actor: actor ?? Person.current)
          })
        return items
      }
    }
    for item in ticked {
      messages.say("✓ \(item.number)  \(item.address)  \(item.title(in: lang, catalog).printable)")
    }
  }

  /// The steps that are meant, each once; all must be open.
  private func chosen(_ list: Worklist) throws(CommandFailure) -> [WorkItem] {
    guard !all else { return list.open }
    var items: [WorkItem] = []
    for number in numbers {
      guard let item = list.item(numbered: number) else {
        if let ticked = list.done.first(where: { $0.item.number == number }) {
          throw CommandFailure(
            status: .findings,
            message:
              "nothing was ticked: `\(number.printable)` was, by \(ticked.tick.actor.printable) at \(ticked.tick.time)"
          )
        }
        throw CommandFailure(
          status: .findings,
          message:
            "nothing was ticked: `\(number.printable)` is no open step, or a later apply made another of it; `midas worklist` lists them"
        )
      }
      if !items.contains(item) { items.append(item) }
    }
    return items
  }
}
