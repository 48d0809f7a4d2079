import MidasCatalog
import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of a webhook.
  public static let webhook = KeyTable(
    ["api", "mode", "url", "content-type", "version", "secrets"], required: [0, 1, 2])
}

/// Readers of webhooks.
extension ShapeReader {
  mutating func webhooks(_ slot: Fields.Slot) -> Members<Webhook> {
    members(slot, "`webhooks`") { $0.webhook($1, $2) }
  }

  private mutating func webhook(_ node: Tree.ID, _ isIndirect: Bool) -> Webhook? {
    guard let fields = fields(node, isIndirect: isIndirect, .webhook, what: "a webhook") else {
      return nil
    }
    var webhook = Webhook()
    webhook.site = fields.site
    if case .present(_, let value, let isIndirect) = fields[0] {
      webhook.api = generation(value, isIndirect)
    } else if case .misspelt(let span) = fields[0] {
      webhook.api = .unknown(Site(span))
    }
    webhook.mode = mode(fields[1])
    webhook.url = text(fields[2], "a URL")
    webhook.contentType = choice(fields[3], "`content-type`")
    webhook.version = choice(fields[4], "`version`")
    webhook.secrets = texts(fields[5], "`secrets`")
    if case .present(_, let value, let isIndirect) = fields[5] {
      webhook.secretsSite = site(value, isIndirect)
    }
    return webhook
  }
}
