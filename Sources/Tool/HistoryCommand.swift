import ArgumentParser
import MidasJSON
import MidasPlanning
import MidasResources
import MidasStore

/// `midas history`: who changed what, when.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Shows who changed what, and when, newest first.")

  @Argument(
    help: "What to look at: a merchant (acme) or any resource of one (acme/card). Default: everything.")
  var address: String?

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  private typealias Entry = (revision: Revision, changes: [RecordedChange])

  func run() throws {
    let address = try AddressArgument.parse(address)
    let store = try StoreAccess.ofWorkingFolder(state)
    let entries: [Entry] = try StoreAccess.reporting {
      try store.read { reader in
        try reader.revisions(touching: address).reversed().map { revision in
          let changes = try reader.changes(in: revision.number)
          return (revision, changes.filter { change in address.map { change.touches($0) } ?? true })
        }
      }
    }
    switch format {
    case .json: Terminal.write(json(of: entries))
    case .text:
      if entries.isEmpty {
        messages.say(address.map { "No apply has touched `\($0)`." } ?? "No apply has been recorded.")
      }
      Terminal.write(entries.map(text).joined(separator: "\n"))
    }
  }

  private func text(of entry: Entry) -> String {
    let revision = entry.revision
    let commit = revision.commit.map { "  commit \($0)" } ?? ""
    var text = "revision \(revision.number)  \(revision.time)  \(revision.actor)\(commit)\n"
    text += "  plan \(revision.fingerprint)\n"
    for change in entry.changes {
      let from = change.from.map { "\($0) → " } ?? ""
      text += "  \(change.action.mark) \(change.address.kind.name) \(from)\(change.address)\n"
    }
    return text
  }

  private func json(of entries: [Entry]) -> String {
    JSONValue.object([
      "format_version": .string(Plan.formatVersion), "revisions": .array(entries.map(document)),
    ]).pretty
  }

  private func document(of entry: Entry) -> JSONValue {
    let revision = entry.revision
    return .object([
      "revision": .number(revision.number),
      "time": .string(revision.time),
      "actor": .string(revision.actor),
      "commit": .string(orNull: revision.commit),
      "fingerprint": .string(revision.fingerprint.hex),
      "digest": .string(revision.digest.hex),
      "changes": .array(entry.changes.map(document)),
    ])
  }

  private func document(of change: RecordedChange) -> JSONValue {
    .object([
      "action": .string(change.action.rawValue),
      "address": .string(change.address.text),
      "from": change.from.map { .string($0.text) },
      "before": change.before?.document ?? .null,
      "after": change.after?.document ?? .null,
    ])
  }
}
