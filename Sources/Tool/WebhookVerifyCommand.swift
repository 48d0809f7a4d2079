import ArgumentParser
import FoundationEssentials
import MidasCatalog
import MidasJSON
import MidasPlanning
import MidasResources
import MidasWebhooks
import MidasWorkspace

/// `midas webhook verify`: whether a notification that somebody kept is PortOne's.
struct WebhookVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks the signature of a stored V2 notification.",
    discussion: """
      The secrets are those of the V2 webhook of SCOPE, or those that --secret names. Exits with 0 where one of them \
      signed the notification, with 1 where none did or too long before it came.
      """)

  @Argument(help: "The merchant or sub-merchant that was notified: acme or acme:books.")
  var scope: String?

  @Option(help: "A file with the headers, `Name: value` on each line.")
  var headers: String

  @Option(help: "A file with the body, byte by byte as it came.")
  var body: String

  @Option(
    help:
      "A reference to a secret (env://, file://, exec://) in the place of those of SCOPE; may be repeated.")
  var secret: [String] = []

  @OptionGroup var selection: WebhookSelection

  @Option(help: "How many seconds may lie between the signature and the arrival.")
  var tolerance = 300

  @Option(
    help: "When it came, as 2026-11-27T09:30:00Z or in seconds since 1970; default: now.", transform: time)
  var at: Int?

  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  func validate() throws {
    guard (scope == nil) != secret.isEmpty else {
      throw ValidationError("name the scope whose secrets are meant, or the secrets with --secret, not both")
    }
    if let scope { _ = try WebhookSelection.scope(scope) }
    if tolerance < 0 { throw ValidationError("--tolerance takes a number of seconds") }
    // What is no reference may be a secret, which is not repeated.
    if secret.contains(where: { !Reference.isReference($0) }) {
      throw ValidationError(
        "--secret takes a reference (env://NAME, file://PATH, exec://HELPER/KEY), never a secret")
    }
  }

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let request = StoredRequest(
      headers: String(decoding: try InputFile.contents(of: headers), as: UTF8.self),
      body: try InputFile.contents(of: body))
    let references = try references(surroundings)
    let resolved = WebhookKeys(behind: references, below: surroundings.root)
    let usable = references.filter { resolved.keys[$0] != nil }
    let verdict = try verdict(on: request, usable.compactMap { resolved.keys[$0] })
    if verdict == .forged, let missing = references.first(where: { resolved.keys[$0] == nil }) {
      throw CommandFailure(
        status: .unavailable,
        message: "`\(missing)` could have signed it: \(resolved.failures[missing] ?? "it leads to no value")")
    }
    Terminal.write(format == .json ? json(of: verdict, usable) : text(of: verdict, usable))
    if case .genuine = verdict { return }
    throw CommandFailure(status: .findings)
  }

  private func references(_ surroundings: Surroundings) throws -> [String] {
    guard let scope else { return secret }
    let slot = try selection.webhook(of: WebhookSelection.scope(scope), api: .v2, surroundings).slot
    guard !slot.secrets.isEmpty else {
      throw CommandFailure(status: .findings, message: "`\(slot.address)` has no secret to check with")
    }
    return slot.secrets
  }

  private func verdict(on request: StoredRequest, _ keys: [WebhookKey]) throws(CommandFailure)
    -> WebhookVerdict
  {
    do throws(StoredRequest.Fault) {
      return try WebhookVerdict(
        of: request, with: keys, arrival: at ?? Int(Date().timeIntervalSince1970), tolerance: tolerance)
    } catch {
      throw CommandFailure(status: .findings, message: "it cannot be checked: \(error.reason)")
    }
  }

  // MARK: - Output

  private func text(of verdict: WebhookVerdict, _ references: [String]) -> String {
    switch verdict {
    case .genuine(let key, let age):
      return "genuine: signed with the secret behind \(references[key]), \(age) s before it came\n"
    case .late(let key, let age):
      return
        "late: signed with the secret behind \(references[key]), but \(age) s before it came, where \(tolerance) s are allowed: it may be a repetition\n"
    case .forged:
      let tried = references.joined(separator: " or ")
      return "forged: no signature is of the secret behind \(tried), or the body is not as it was signed\n"
    }
  }

  private func json(of verdict: WebhookVerdict, _ references: [String]) -> String {
    let (word, key, age): (String, Int?, Int?) =
      switch verdict {
      case .genuine(let key, let age): ("genuine", key, age)
      case .late(let key, let age): ("late", key, age)
      case .forged: ("forged", nil, nil)
      }
    return JSONValue.object([
      "format_version": .string(Plan.formatVersion), "verdict": .string(word),
      "secret": .string(orNull: key.map { references[$0] }), "tried": .texts(references),
      "age": age.map { .number($0) } ?? .null, "tolerance": .number(tolerance),
    ]).pretty
  }

  private static func time(_ text: String) throws -> Int {
    if let seconds = Int(text) { return seconds }
    guard let date = try? Date(text, strategy: .iso8601) else {
      throw ValidationError("`\(text)` is no time: write 2026-11-27T09:30:00Z, or seconds since 1970")
    }
    return Int(date.timeIntervalSince1970)
  }
}
