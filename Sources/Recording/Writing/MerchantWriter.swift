public import MidasResources

/// Writes recorded resources as the document that declares them.
public struct MerchantWriter {
  private let merchant: RecordedMerchant
  private let byKind: [ResourceKind: [Resource]]
  private let resolvesShared: (Resource) -> Bool
  private let remarks: Remarks

  /// A writer of `merchant`.
  ///
  /// - Parameter resolvesShared: Whether `mid: shared` would lead a channel to the shared test MID that it has;
  ///   where it would not, the MID is written out.
  /// - Parameter remarks: What stands in comments.
  public init(
    _ merchant: RecordedMerchant, remarks: Remarks = Remarks(),
    resolvesShared: @escaping (Resource) -> Bool = { _ in true }
  ) {
    self.merchant = merchant
    self.remarks = remarks
    self.resolvesShared = resolvesShared
    var byKind = Dictionary(grouping: merchant.resources.lazy.map(\.resource), by: \.address.kind)
    // A first apply takes the order of the channels from the document.
    byKind[.channel] = merchant.channelsByOrdinal.map(\.resource)
    self.byKind = byKind
  }

  /// The merchant document, without what the language implies anyway.
  public var yaml: String {
    var yaml = YAMLText()
    yaml.comments(remarks[.document])
    yaml.field("merchant", scalar: merchant.handle)
    let resource = all(.merchant).first
    yaml.field("name", scalar: resource?.written(.merchantName))
    yaml.field("api", list: resource?.members(.merchantAPI) ?? [])
    write(.key, as: "keys", into: &yaml) { key, yaml in
      yaml.field(key.address.id, scalar: key.text(.keyValue))
    }
    yaml.comments(remarks[.list(.submerchant)])
    list(all(.submerchant), as: "submerchants", into: &yaml, item: submerchant)
    yaml.comments(remarks[.list(.channel)])
    list(all(.channel), as: "channels", into: &yaml, item: channel)
    yaml.comments(remarks[.list(.default)])
    defaults(of: nil, into: &yaml)
    yaml.comments(remarks[.list(.group)])
    list(all(.group), as: "groups", into: &yaml, item: group)
    yaml.comments(remarks[.list(.webhook)])
    list(webhooks(of: nil), as: "webhooks", into: &yaml, item: webhook)
    yaml.comments(remarks[.list(.whitelist)])
    list(all(.whitelist), as: "whitelist", into: &yaml, item: whitelistRow)
    return yaml.text
  }

  private func all(_ kind: ResourceKind) -> [Resource] { byKind[kind] ?? [] }

  private func webhooks(of submerchant: String?) -> [Resource] {
    all(.webhook).filter { $0.address.submerchant == submerchant }
  }

  // MARK: - Sections

  private func write(
    _ kind: ResourceKind, as key: String, into yaml: inout YAMLText, each: (Resource, inout YAMLText) -> Void
  ) {
    let resources = all(kind)
    yaml.comments(remarks[.list(kind)])
    guard !resources.isEmpty else { return }
    yaml.section(key) { yaml in for resource in resources { each(resource, &yaml) } }
  }

  private func list(
    _ resources: [Resource], as key: String, into yaml: inout YAMLText,
    item: (Resource, inout YAMLText) -> Void
  ) {
    guard !resources.isEmpty else { return }
    yaml.section(key) { yaml in
      for resource in resources { yaml.item { item(resource, &$0) } }
    }
  }

  private func defaults(of submerchant: String?, into yaml: inout YAMLText) {
    let defaults = all(.default).filter { $0.address.submerchant == submerchant }
    guard !defaults.isEmpty else { return }
    yaml.section("defaults") { yaml in
      for resource in defaults { yaml.field(resource.address.id, scalar: resource.text(.defaultChannel)) }
    }
  }

  // MARK: - Resources

  private func submerchant(_ resource: Resource, _ yaml: inout YAMLText) {
    yaml.comments(remarks[.resource(resource.address)])
    yaml.field("id", scalar: resource.address.id)
    yaml.comments(remarks[.field(resource.address, .submerchantName)])
    yaml.field("name", scalar: resource.written(.submerchantName))
    yaml.comments(remarks[.field(resource.address, .submerchantTier)])
    yaml.field("tier", scalar: resource.text(.submerchantTier))
    yaml.field("store-id", scalar: resource.text(.submerchantStoreID))
    defaults(of: resource.address.id, into: &yaml)
    guard resource[.submerchantWebhooks] != nil else { return }
    let own = webhooks(of: resource.address.id)
    if own.isEmpty { yaml.field("webhooks", "[]") }
    list(own, as: "webhooks", into: &yaml, item: webhook)
  }

  private func channel(_ resource: Resource, _ yaml: inout YAMLText) {
    let assumed = Set(resource.members(.channelAssumed))
    let isShared = resource.text(.channelCredential) == "shared" && resolvesShared(resource)
    func remark(on field: Field, _ yaml: inout YAMLText) {
      yaml.comments(remarks[.field(resource.address, field)])
    }
    yaml.comments(remarks[.resource(resource.address)])
    yaml.field("id", scalar: resource.address.id)
    remark(on: .channelName, &yaml)
    yaml.field("name", scalar: resource.written(.channelName))
    yaml.field("mode", scalar: resource.text(.channelMode))
    remark(on: .channelPG, &yaml)
    yaml.field("pg", scalar: resource.text(.channelPG))
    remark(on: .channelModules, &yaml)
    yaml.field("modules", list: resource.members(.channelModules))
    if !assumed.contains("methods") { yaml.field("methods", list: resource.members(.channelMethods)) }
    remark(on: .channelMID, &yaml)
    yaml.field("mid", scalar: isShared ? "shared" : resource.text(.channelMID))
    let credentials = resource.entries(.channelCredentials)
    remark(on: .channelCredentials, &yaml)
    if !credentials.isEmpty {
      yaml.section("credentials") { yaml in
        for entry in credentials { yaml.field(entry.key, scalar: entry.value) }
      }
    }
    if !assumed.contains("currencies") {
      yaml.field("currencies", list: resource.members(.channelCurrencies))
    }
    yaml.field("tax", scalar: resource.written(.channelTax))
    yaml.field("api", list: resource.members(.channelAPI))
    remark(on: .channelAssign, &yaml)
    yaml.field("assign", scalar: resource.text(.channelAssign))
    yaml.field("protect", scalar: resource.text(.channelProtect))
    yaml.field("key", scalar: resource.text(.channelKey))
  }

  private func group(_ resource: Resource, _ yaml: inout YAMLText) {
    yaml.field("id", scalar: resource.address.id)
    yaml.field("name", scalar: resource.written(.groupName))
    yaml.field("mode", scalar: resource.text(.groupMode))
    yaml.field("key", scalar: resource.text(.groupKey))
    yaml.section("channels") { yaml in
      for member in resource.entries(.groupChannels) {
        let weight = member.value.prefix { $0 != " " }
        yaml.field(
          member.key,
          member.value.hasSuffix(" off") ? "{ weight: \(weight), enabled: false }" : String(weight))
      }
    }
  }

  private func webhook(_ resource: Resource, _ yaml: inout YAMLText) {
    let slot = resource.address.id.split(separator: ".")
    yaml.field("api", slot.first.map(String.init) ?? "")
    yaml.field("mode", slot.last.map(String.init) ?? "")
    yaml.field("url", scalar: resource.text(.webhookURL))
    yaml.field("content-type", scalar: resource.written(.webhookContentType))
    yaml.field("version", scalar: resource.text(.webhookVersion))
    yaml.field("secrets", list: resource.members(.webhookSecrets))
  }

  private func whitelistRow(_ resource: Resource, _ yaml: inout YAMLText) {
    yaml.field("cidr", scalar: resource.address.id)
    yaml.field("memo", scalar: resource.written(.whitelistMemo))
    yaml.field("allow-wide", scalar: resource.text(.whitelistAllowWide))
  }
}

extension Resource {
  /// The text of `field` where it is not what is implied.
  fileprivate func written(_ field: Field) -> String? {
    if case .text(let text) = self[field] { text } else { nil }
  }
}
