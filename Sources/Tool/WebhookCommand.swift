import ArgumentParser

/// `midas webhook`: what can be tried of a webhook before a payment depends on it.
struct WebhookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook", abstract: "Sends a test notification, and checks the signature of a stored one.",
    subcommands: [WebhookTestCommand.self, WebhookVerifyCommand.self])
}
