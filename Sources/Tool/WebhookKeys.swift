import MidasCatalog
import MidasSecrets
import MidasWebhooks

/// The keys behind the references of webhooks.
struct WebhookKeys {
  /// Those that were found, by reference.
  private(set) var keys: [String: WebhookKey] = [:]
  /// Why the others were not, in words.
  private(set) var failures: [String: String] = [:]

  /// Follows `references` in the workspace at `root`.
  init(behind references: some Sequence<String>, below root: String) {
    let references = Set(references)
    let found = awaiting {
      var keys: [String: WebhookKey] = [:]
      var malformed: Set<String> = []
      let failed = await Resolver(root: root).resolve(references) { reference, secret in
        if let key = WebhookKey(secret) { keys[reference] = key } else { malformed.insert(reference) }
      }
      return (keys: keys, malformed: malformed, failed: failed)
    }
    keys = found.keys
    failures = found.failed.mapValues(\.reason)
    for reference in found.malformed {
      failures[reference] = "what it leads to is no webhook secret: PortOne issues `whsec_` and Base64"
    }
  }

  /// The keys of a webhook, all of which must be there.
  ///
  /// - Throws: `CommandFailure` where one cannot be had, or where a test would be signed with a live one.
  static func signing(_ found: WebhookSelection.Found, below root: String) throws(CommandFailure)
    -> [WebhookKey]
  {
    let slot = found.slot
    let live = slot.mode == .test ? found.others.filter { $0.mode == .live }.flatMap(\.secrets) : []
    let resolved = WebhookKeys(behind: slot.secrets + live, below: root)
    var keys: [WebhookKey] = []
    for reference in slot.secrets {
      guard let key = resolved.keys[reference] else {
        throw CommandFailure(
          status: .unavailable,
          message:
            "nothing was sent: `\(reference)`: \(resolved.failures[reference] ?? "it leads to no value")")
      }
      if let other = live.first(where: { resolved.keys[$0] == key }) {
        throw CommandFailure(
          status: .findings,
          message:
            "nothing was sent: `\(reference)` leads to the live secret that `\(other)` does; issue one for tests in PortOne's console"
        )
      }
      keys.append(key)
    }
    return keys
  }

  /// Keeps what is live away from what is a test, as far as it shows without a secret.
  static func checkModes(of found: WebhookSelection.Found) throws(CommandFailure) {
    let slot = found.slot
    let others = found.others.filter { $0.mode != slot.mode }
    if slot.mode == .test, let shared = slot.secrets.first(where: { others.flatMap(\.secrets).contains($0) })
    {
      throw CommandFailure(
        status: .findings,
        message:
          "nothing was sent: `\(shared)` is the secret of a live webhook too; issue one for tests in PortOne's console"
      )
    }
    if slot.mode == .live, !slot.secrets.isEmpty, let other = others.first(where: { $0.url == slot.url }) {
      throw CommandFailure(
        status: .findings,
        message:
          "nothing was sent: the URL is also that of the test webhook `\(other.address)`, which no live secret signs for"
      )
    }
  }
}
