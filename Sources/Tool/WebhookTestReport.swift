import FoundationEssentials
import MidasCatalog
import MidasDiagnostics
import MidasJSON
import MidasPlanning
import MidasResources
import MidasWebhooks

/// What `webhook test` sent, and what came of it.
struct WebhookTestReport {
  let found: WebhookSelection.Found
  let event: String
  /// The request with references in the place of signatures.
  let request: WebhookRequest
  /// What came of it; nothing where it was only shown.
  var outcome: Result<WebhookDelivery, WebhookFailure>?

  /// The report in one of its forms.
  func text(as format: OutputFormat) -> String { format == .json ? json : text }

  // MARK: - Text

  private var text: String {
    guard let outcome else { return "\(origin)\n\(request.text)" }
    var lines = ["POST \(request.endpoint.url)", "  \(origin)", "  \(event)\(version), \(signature)"]
    if case .success(let delivery) = outcome {
      lines.append("  \(delivery.address), \(Self.words(for: delivery.encryption))")
      let excerpt = delivery.excerpt()
      let more = delivery.isCut || delivery.body.count > excerpt.utf8.count ? " …" : ""
      lines.append(
        "  \(delivery.status) in \(delivery.milliseconds) ms\(excerpt.isEmpty ? "" : ": \(excerpt)\(more)")")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var origin: String {
    let address = found.slot.address
    return found.revision.map { "\(address), as revision \($0) recorded it from \(found.place)" }
      ?? "\(address), as \(found.place) configures it"
  }

  private var version: String { found.slot.format.version.map { " of version \($0)" } ?? "" }

  private var signature: String {
    if found.slot.api == .v1 { return "which V1 does not sign" }
    let secrets = found.slot.secrets
    return secrets.isEmpty
      ? "unsigned: it has no secret" : "signed with \(secrets.joined(separator: " and "))"
  }

  private static func words(for encryption: WebhookDelivery.Encryption?) -> String {
    guard let encryption else { return "not encrypted" }
    return encryption.version + (encryption.certificateEnd.map { ", certificate until \(day(of: $0))" } ?? "")
  }

  private static func day(of time: Int) -> String {
    Date(timeIntervalSince1970: Double(time)).formatted(.iso8601.year().month().day())
  }

  // MARK: - Ending

  /// How the command ends where the notification was not taken.
  var failure: CommandFailure? {
    switch outcome {
    case nil: nil
    case .success(let delivery):
      delivery.isAccepted
        ? nil : CommandFailure(status: .findings, message: Self.message(for: delivery))
    case .failure(let failure): CommandFailure(failure)
    }
  }

  private static func message(for delivery: WebhookDelivery) -> String {
    let redirection = delivery.location.map { "; it points to \($0.printable), which is not followed" } ?? ""
    return "the answer was \(delivery.status), and only 200 says that a notification arrived\(redirection)"
  }

  // MARK: - JSON

  private var json: String {
    JSONValue.object([
      "format_version": .string(Plan.formatVersion),
      "webhook": .string(found.slot.address.text),
      "revision": found.revision.map { .number($0) } ?? .null,
      "source": .string(found.place),
      "event": .string(event),
      "version": .string(orNull: found.slot.format.version),
      "secrets": .texts(found.slot.secrets),
      "request": .object([
        "method": "POST", "url": .string(request.endpoint.url),
        "headers": JSONValue(request.headers.map { ($0.name, .string($0.value)) }),
        "body": .string(String(decoding: request.message.body, as: UTF8.self)),
      ]),
      "outcome": .string(outcomeWord),
      "answer": answer,
      "reason": failure.map { .string($0.message) } ?? .null,
    ]).pretty
  }

  private var outcomeWord: String {
    switch outcome {
    case nil: "shown"
    case .success(let delivery): delivery.isAccepted ? "accepted" : "rejected"
    case .failure(.unresolved): "unresolved"
    case .failure(.refused): "refused"
    case .failure(.unreachable): "unreachable"
    case .failure(.untrusted): "untrusted"
    case .failure(.unanswered): "unanswered"
    case .failure(.unreadable): "unreadable"
    }
  }

  private var answer: JSONValue {
    guard case .success(let delivery) = outcome else { return .null }
    return .object([
      "address": .string(delivery.address),
      "tls": .string(orNull: delivery.encryption?.version),
      "certificate_until": .string(orNull: delivery.encryption?.certificateEnd.map(Self.day)),
      "status": .number(delivery.status),
      "milliseconds": .number(delivery.milliseconds),
      "location": .string(orNull: delivery.location),
      "body": .string(delivery.excerpt()),
      "body_bytes": .number(delivery.body.count),
      "is_cut": .bool(delivery.isCut),
    ])
  }
}

extension CommandFailure {
  /// A notification that was not delivered.
  init(_ failure: WebhookFailure) {
    switch failure {
    case .unresolved(let host):
      self.init(status: .unavailable, message: "nothing was sent: `\(host)` has no address")
    case .refused(let address, let reason):
      self.init(
        status: .findings,
        message:
          "nothing was sent: the host has the address \(address), \(reason), which PortOne does not reach; `--allow-private` posts to it"
      )
    case .unreachable(let address, let reason):
      self.init(
        status: .unavailable, message: "nothing was sent: \(address) is not reached: \(reason.printable)")
    case .untrusted(let address, let reason):
      self.init(
        status: .findings, message: "nothing was sent: \(address) is not to be trusted: \(reason.printable)")
    case .unanswered(let address, let reason):
      self.init(
        status: .findings, message: "\(address) took the connection and gave no answer: \(reason.printable)")
    case .unreadable(let path):
      self.init(status: .unreadable, message: "\(path) holds no certificate that can be read")
    }
  }
}
