public import MidasResources

/// Writes recorded resources for a person: the merchant, its sub-merchants, channel cards by mode, webhooks, whitelist.
public struct MerchantCard {
  private let merchant: RecordedMerchant

  /// A card of `merchant`.
  public init(_ merchant: RecordedMerchant) {
    self.merchant = merchant
  }

  /// The whole merchant.
  public var text: String {
    let resources = merchant.resources.lazy.map(\.resource)
    let name = resources.first { $0.address.kind == .merchant }?.text(.merchantName) ?? merchant.handle
    var lines = ["\(merchant.handle)  \(name.onOneLine)  (workspace \(merchant.owner))"]
    lines += section("keys", of: .key) { [$0.text(.keyValue)] }
    lines += section("sub-merchants", of: .submerchant) { submerchant in
      let webhooks = submerchant.text(.submerchantWebhooks) == "own" ? "own webhooks" : nil
      return [
        submerchant.text(.submerchantName), "tier \(submerchant.text(.submerchantTier) ?? "")",
        submerchant.text(.submerchantStoreID), webhooks,
      ]
    }
    for mode in ["live", "test"] {
      let channels = merchant.channelsByOrdinal.filter { $0.resource.text(.channelMode) == mode }
      guard !channels.isEmpty else { continue }
      lines += ["", "  \(mode) channels, oldest first"]
      lines += channels.flatMap { card($0) }
    }
    lines += section("defaults", of: .default) { [$0.text(.defaultChannel)] }
    lines += section("groups", of: .group) { group in
      [group.text(.groupMode)] + group.entries(.groupChannels).map { "\($0.key) \($0.value)" }
    }
    lines += section("webhooks", of: .webhook) { webhook in
      [webhook.text(.webhookURL), webhook.text(.webhookContentType), webhook.text(.webhookVersion)]
    }
    lines += section("whitelist", of: .whitelist) { row in
      [row.text(.whitelistMemo), row.text(.whitelistAllowWide).map { "wide: \($0)" }]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One resource with all its fields, what is implied included, and where it comes from.
  public static func text(of recorded: RecordedResource) -> String {
    let resource = recorded.resource
    var lines = ["\(resource.address)  (\(resource.address.kind.name))"]
    for field in Field.all(of: resource.address.kind) {
      let value: String? =
        switch field.shape {
        case .text: resource.text(field)?.onOneLine
        case .set: resource[field].map { _ in resource.members(field).joined(separator: ", ") }
        case .map:
          resource[field].map { _ in
            resource.entries(field).map { "\($0.key): \($0.value)" }.joined(separator: ", ")
          }
        }
      if let value { lines.append("  \(field.name): \(value)") }
    }
    if let ordinal = recorded.ordinal { lines.append("  ordinal: \(ordinal)") }
    lines.append("  declared at \(place(of: recorded)), revision \(recorded.revision)")
    lines.append("  digest \(recorded.digest)")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func place(of recorded: RecordedResource) -> String {
    let commit = recorded.provenance.commit.map {
      " in \($0.prefix(12))\($0.hasSuffix("-dirty") ? "-dirty" : "")"
    }
    return "\(recorded.provenance.path):\(recorded.provenance.line)\(commit ?? "")"
  }

  private func card(_ recorded: RecordedResource) -> [String] {
    let channel = recorded.resource
    var head = "  \(recorded.ordinal ?? 0). \(channel.address)"
    if let name = channel[.channelName].flatMap({ $0.texts.first }) { head += "  \(name.onOneLine)" }
    let shared = channel.text(.channelCredential) == "shared" ? " (shared test MID)" : ""
    var lines = [
      head,
      "     \(channel.text(.channelPG) ?? "")  MID \((channel.text(.channelMID) ?? "").onOneLine)\(shared)",
    ]
    lines.append("     " + channel.members(.channelModules).joined(separator: " "))
    let methods = channel.members(.channelMethods)
    if !methods.isEmpty { lines.append("     " + methods.joined(separator: " ")) }
    if let store = channel.text(.channelAssign) {
      lines.append("     for \(channel.address.merchant):\(store)")
    }
    if let key = channel.text(.channelKey) { lines.append("     key \(key)") }
    if let reason = channel.text(.channelProtect) { lines.append("     protected: \(reason.onOneLine)") }
    return lines
  }

  private func section(_ title: String, of kind: ResourceKind, _ columns: (Resource) -> [String?]) -> [String]
  {
    let resources = merchant.resources.map(\.resource).filter { $0.address.kind == kind }
    guard !resources.isEmpty else { return [] }
    return ["", "  \(title)"]
      + resources.map { resource in
        "  "
          + ([resource.address.text] + columns(resource).compactMap { $0?.onOneLine }).joined(separator: "  ")
      }
  }
}

extension String {
  /// The text with a blank in place of each control character, so that it stays on its line.
  fileprivate var onOneLine: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
