import ArgumentParser
import FoundationEssentials
import MidasCatalog
import MidasResources
import MidasWebhooks
import MidasWorkspace

/// `midas webhook test`: a notification as PortOne sends it, to the URL that is recorded.
struct WebhookTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Sends a test notification to the recorded URL.",
    discussion: """
      The notification is about a payment that does not exist. Exits with 0 only where the answer is 200, with 1 \
      where it is another or the notification was refused, with 69 where no server is reached.
      """)

  @Argument(help: "The merchant or sub-merchant whose webhook is tried: acme or acme:books.")
  var scope: String

  @OptionGroup var selection: WebhookSelection

  @Option(help: "The generation whose webhook is tried: v1 or v2.", transform: CatalogArgument.generation)
  var api: Generation?

  @Option(help: "What is said to have happened: paid, Transaction.Paid, … Default: a payment.")
  var event: String?

  @Flag(help: "Prints the request without the signature, and sends nothing.")
  var dryRun = false

  @Flag(help: "Also posts to addresses that PortOne cannot reach: loopback, private and the like.")
  var allowPrivate = false

  @Option(help: "Certificates to trust beside the system's, in PEM: of a company's own authority.")
  var caFile: String?

  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  func validate() throws { _ = try WebhookSelection.scope(scope) }

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let found = try selection.webhook(of: WebhookSelection.scope(scope), api: api, surroundings)
    let event = try event(of: found.slot)
    let endpoint = try endpoint(of: found.slot)
    try WebhookKeys.checkModes(of: found)
    let mark = String(UInt64.random(in: 1 << 60 ... .max), radix: 36)
    let message = WebhookMessage(event, as: found.slot.format, mark: mark, at: Date())
    let program = "midas/\(Midas.configuration.version)"
    let shown = WebhookRequest(
      showing: message, as: found.slot.format, to: endpoint, program: program, signedWith: found.slot.secrets)
    var report = WebhookTestReport(found: found, event: event, request: shown)
    guard !dryRun else { return Terminal.write(report.text(as: format)) }
    let keys = try WebhookKeys.signing(found, below: surroundings.root)
    let request = WebhookRequest(
      message, as: found.slot.format, to: endpoint, program: program, signedWith: keys)
    let sender = WebhookSender(allowsPrivate: allowPrivate, authorities: caFile)
    report.outcome = awaiting {
      do throws(WebhookFailure) {
        return .success(try await sender.send(request))
      } catch {
        return .failure(error)
      }
    }
    Terminal.write(report.text(as: format))
    if let failure = report.failure { throw failure }
  }

  private func event(of slot: WebhookSlot) throws(CommandFailure) -> String {
    let events = slot.format.events
    guard let event else { return events[0] }
    if events.contains(event) { return event }
    let version = slot.format.version.map { " of version \($0)" } ?? ""
    throw CommandFailure(
      status: .usage,
      message:
        "`\(event)` is no event of \(slot.api.name)\(version); one of: \(events.joined(separator: " "))")
  }

  private func endpoint(of slot: WebhookSlot) throws(CommandFailure) -> WebhookEndpoint {
    guard let url = slot.url else {
      throw CommandFailure(
        status: .findings,
        message:
          "`\(slot.address)` has no URL of its own: every request carries one (notice_url, noticeUrls), which only it knows"
      )
    }
    do throws(WebhookEndpoint.Fault) {
      return try WebhookEndpoint(url)
    } catch {
      throw CommandFailure(
        status: .findings,
        message: "nothing was sent: the URL of `\(slot.address)` is refused: \(error.reason)")
    }
  }
}
