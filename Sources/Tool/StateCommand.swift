import ArgumentParser
import MidasPlanning
import MidasStore
import MidasWorkspace

/// `midas state`: what concerns a state as a whole.
struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Moves a whole state.", subcommands: [StateCopyCommand.self])
}

/// `midas state copy`: a state into an empty store, history included.
struct StateCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copies a state with its history into an empty store, and holds the copy against it.",
    discussion: """
      The copy keeps the identity of the state, so that saved plans fit it. Apply to one of the two from then on:
      point `state:` in midas.yaml to the copy, and keep the other as a backup.
      """)

  @Argument(help: "Where the state is: sqlite:PATH, postgresql://… or env://NAME.")
  var from: String

  @Argument(help: "The store to copy it to, which must be empty; it is created where it does not exist.")
  var to: String

  @OptionGroup var messages: MessageOptions

  @Option(help: "How long to wait for an apply: 10s, 500ms, 2m.")
  var lockTimeout = LockTimeout(seconds: 10)

  func run() throws {
    let root = try StoreAccess.surroundings(of: ".").root
    let source = try StateLocation(from).store(below: root, lockTimeout: lockTimeout.seconds)
    let target = try StateLocation(to).store(below: root, lockTimeout: lockTimeout.seconds)
    let head = try StoreAccess.reporting { try source.copy(to: target) }
    messages.say("Copied the state of revision \(head.revision), digest \(head.digest).")
  }
}
