import ArgumentParser
import MidasChecks

/// `midas explain`: the documentation of a rule, as in docs/checks.md.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what a rule finds, why it matters, and what to write instead.")

  @Argument(help: "The id of a rule, as findings show it in brackets.")
  var rule: String?

  @Flag(help: "Every rule, one a line.")
  var list = false

  func run() throws {
    if list {
      guard rule == nil else {
        throw CommandFailure(status: .usage, message: "name a rule or say --list, not both")
      }
      Terminal.write(Rule.list)
      return
    }
    guard let id = rule else {
      throw CommandFailure(status: .usage, message: "name a rule, or say --list to see them all")
    }
    guard let rule = Rule.named(id) else {
      let hint =
        Rule.suggestion(for: id).map { "did you mean `\($0)`?" } ?? "`midas explain --list` lists them all"
      throw CommandFailure(status: .usage, message: "there is no rule `\(id)`; \(hint)")
    }
    Terminal.write(rule.documentation)
  }
}
