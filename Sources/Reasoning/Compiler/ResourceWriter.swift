import MidasCatalog
import MidasChecks
import MidasModel
import MidasResources
import MidasSource

/// Writes what a merchant declares as canonical resources.
///
/// What could not be read is left out; a file with such a value has an error, and then there is no plan.
struct ResourceWriter {
  private let subject: MerchantSubject
  private var encoder: CanonicalEncoder
  private var lines: LineCounter
  private var entries: [Unit.ResourceEntry] = []

  private var merchant: Merchant { subject.merchant }

  /// Writes everything a merchant declares.
  ///
  /// - Returns: the resources in the byte order of their addresses.
  static func write(
    _ subject: MerchantSubject, into encoder: inout CanonicalEncoder, lines: inout LineCounter
  ) -> [Unit.ResourceEntry] {
    var writer = ResourceWriter(subject: subject, encoder: encoder, lines: lines)
    // The writer has to hold the only reference to the buffers it appends to.
    encoder = CanonicalEncoder()
    writer.write()
    encoder = writer.encoder
    lines = writer.lines
    return writer.sortedEntries()
  }

  private init(subject: MerchantSubject, encoder: CanonicalEncoder, lines: LineCounter) {
    self.subject = subject
    self.encoder = encoder
    self.lines = lines
  }

  private mutating func write() {
    writeMerchant()
    for (index, submerchant) in merchant.submerchants.known.enumerated() { write(submerchant, index) }
    for index in merchant.channels.known.indices { writeChannel(index) }
    for group in merchant.groups.known { write(group) }
    for (index, row) in merchant.whitelist.known.enumerated() { write(row, index) }
  }

  private func sortedEntries() -> [Unit.ResourceEntry] {
    encoder.bytes.withUnsafeBufferPointer { bytes in
      entries.sorted { left, right in
        let left = bytes[Int(left.address)..<Int(left.address + left.addressLength)]
        return left.lexicographicallyPrecedes(
          bytes[Int(right.address)..<Int(right.address + right.addressLength)])
      }
    }
  }

  /// The digest over resources in address order.
  static func digest(
    of entries: ArraySlice<Unit.ResourceEntry>, in encoder: borrowing CanonicalEncoder
  ) -> Digest {
    var fold = DigestFold()
    encoder.bytes.withUnsafeBufferPointer { bytes in
      for entry in entries {
        let start = Int(entry.address)
        fold.add(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(entry.addressLength)]), entry.digest)
      }
    }
    return fold.finish()
  }

  /// The digest over the ids of the channels among `entries` in the order of declaration.
  static func order(
    of entries: ArraySlice<Unit.ResourceEntry>, in encoder: borrowing CanonicalEncoder
  ) -> Digest {
    let channels = entries.filter { $0.kind == .channel }.sorted { $0.declared < $1.declared }
    return encoder.bytes.withUnsafeBufferPointer { bytes in
      WantedEntry.channelOrder(
        ofBytes: channels.lazy.map { channel in
          let address = bytes[Int(channel.address)..<Int(channel.address + channel.addressLength)]
          let slash = address.firstIndex(of: UInt8(ascii: "/")) ?? address.endIndex
          return address[slash...].dropFirst()
        })
    }
  }

  // MARK: - Kinds

  private mutating func writeMerchant() {
    guard begin(.merchant, id: nil) else { return }
    text(.merchantName, merchant.name)
    members(.merchantAPI, merchant.api)
    end(.merchant, at: merchant.declaration)
    write(merchant.defaults, of: nil)
    write(merchant.webhooks, of: nil)
    let keys = merchant.keys
    write("code", keys.code)
    write("store-id", keys.storeID)
    write("rest-api-key", keys.restAPIKey)
    write("rest-api-secret", keys.restAPISecret)
    write("api-secret", keys.apiSecret)
  }

  private mutating func write(_ key: StaticString, _ value: Leaf<Text>) {
    guard let site = value.site, begin(.key, id: key) else { return }
    text(.keyValue, value)
    end(.key, at: site.span)
  }

  private mutating func write(_ submerchant: Submerchant, _ index: Int) {
    guard case .known(let id, let site) = submerchant.id, begin(.submerchant, id: id) else { return }
    text(.submerchantName, submerchant.name)
    text(.submerchantTier, submerchant.tier)
    text(.submerchantStoreID, submerchant.storeID)
    if case .own = submerchant.webhooks { encoder.text(.submerchantWebhooks, "own") }
    end(.submerchant, at: site.span)
    write(submerchant.defaults, of: id)
    if case .own(let webhooks) = submerchant.webhooks { write(webhooks, of: id) }
  }

  private mutating func writeChannel(_ index: Int) {
    let channel = merchant.channels.known[index]
    let facts = subject.channels[index]
    guard case .known(let id, let site) = channel.id, begin(.channel, id: id) else { return }
    text(.channelName, channel.name)
    if let mode = channel.mode.value { encoder.text(.channelMode, mode.name) }
    if let pg = facts.pg { encoder.text(.channelPG, subject.catalog.entries[pg].provider) }
    for module in channel.modules.set { encoder.member(.channelModules, module.name) }
    for method in facts.methods { encoder.member(.channelMethods, method.name) }
    let mid = subject.resolvedMID(ofChannelAt: index)
    switch mid {
    case .own: text(.channelMID, channel.mid)
    case .shared(let resolved):
      encoder.text(.channelMID, resolved)
      encoder.text(.channelCredential, "shared")
    case .unresolved: break
    }
    for credential in channel.credentials.known {
      guard let value = credential.value.value else { continue }
      merchant.withBytes(credential.field) { field in
        merchant.withBytes(value) { encoder.entry(.channelCredentials, key: field, value: $0) }
      }
    }
    let assumesCurrencies = writeCurrencies(of: channel, facts)
    if let tax = channel.tax.value { encoder.text(.channelTax, tax.rawValue) }
    text(.channelProtect, channel.protect)
    text(.channelAssign, channel.assign)
    members(.channelAPI, channel.api)
    text(.channelKey, channel.key)
    if assumesCurrencies { encoder.member(.channelAssumed, "currencies") }
    if !channel.methods.isDeclared, !facts.methods.isEmpty { encoder.member(.channelAssumed, "methods") }
    end(.channel, at: site.span)
  }

  /// Writes the currencies declared, else the catalog's; true for the latter.
  private mutating func writeCurrencies(of channel: Channel, _ facts: ChannelFacts) -> Bool {
    guard channel.currencies.known.isEmpty else {
      for currency in channel.currencies.known {
        merchant.withBytes(currency.value) { encoder.member(.channelCurrencies, $0) }
      }
      return false
    }
    guard let pg = facts.pg else { return false }
    for currency in subject.catalog.entries[pg].currencies.list {
      encoder.member(.channelCurrencies, currency)
    }
    return !subject.catalog.entries[pg].currencies.list.isEmpty
  }

  private mutating func write(_ group: Group) {
    guard case .known(let id, let site) = group.id, begin(.group, id: id) else { return }
    text(.groupName, group.name)
    if let mode = group.mode.value { encoder.text(.groupMode, mode.name) }
    text(.groupKey, group.key)
    for share in group.channels.known {
      guard let weight = share.weight.value else { continue }
      let value = share.isEnabled ? "\(weight)" : "\(weight) off"
      encoder.entry(.groupChannels, key: merchant.string(share.channel.value), value: value)
    }
    end(.group, at: site.span)
  }

  private mutating func write(_ defaults: Defaults, of submerchant: Text?) {
    for (kind, channel) in defaults.all {
      guard case .known(_, let site) = channel, begin(.default, id: kind.rawValue, submerchant) else {
        continue
      }
      text(.defaultChannel, channel)
      end(.default, at: site.span)
    }
  }

  private mutating func write(_ webhooks: Members<Webhook>, of submerchant: Text?) {
    for webhook in webhooks.known {
      guard let api = webhook.api.value, let mode = webhook.mode.value,
        begin(.webhook, id: "\(api.name).\(mode.name)", submerchant)
      else { continue }
      text(.webhookURL, webhook.url)
      if let form = webhook.contentType.value { encoder.text(.webhookContentType, form.rawValue) }
      if let version = webhook.version.value { encoder.text(.webhookVersion, version.rawValue) }
      for secret in webhook.secrets.known {
        merchant.withBytes(secret.value) { encoder.member(.webhookSecrets, $0) }
      }
      end(.webhook, at: webhook.url.span ?? webhook.site.span)
    }
  }

  private mutating func write(_ row: WhitelistRow, _ index: Int) {
    guard case .known(_, let site) = row.cidr, case .success(let block)? = subject.blocks[index],
      begin(.whitelist, id: block.description, nil)
    else { return }
    text(.whitelistMemo, row.memo)
    text(.whitelistAllowWide, row.allowWide)
    end(.whitelist, at: site.span)
  }

  // MARK: - Fields

  private mutating func begin(_ kind: ResourceKind, id: Text?, _ submerchant: Text? = nil) -> Bool {
    guard let handle = merchant.handle.value else { return false }
    merchant.withBytes(handle) { handle in
      withBytes(submerchant) { submerchant in
        withBytes(id) { encoder.begin(kind, merchant: handle, submerchant: submerchant, id: $0) }
      }
    }
    return true
  }

  private mutating func begin(_ kind: ResourceKind, id: String, _ submerchant: Text?) -> Bool {
    guard let handle = merchant.handle.value else { return false }
    var id = id
    merchant.withBytes(handle) { handle in
      withBytes(submerchant) { submerchant in
        id.withUTF8 { encoder.begin(kind, merchant: handle, submerchant: submerchant, id: $0) }
      }
    }
    return true
  }

  private mutating func begin(_ kind: ResourceKind, id: StaticString) -> Bool {
    begin(kind, id: "\(id)", nil)
  }

  private func withBytes<Result>(_ text: Text?, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return merchant.withBytes(text, body)
  }

  private mutating func text(_ field: Field, _ leaf: Leaf<Text>) {
    guard let value = leaf.value else { return }
    merchant.withBytes(value) { encoder.text(field, $0) }
  }

  private mutating func members(_ field: Field, _ leaf: Leaf<GenerationSet>) {
    for generation in leaf.value ?? [] { encoder.member(field, generation.name) }
  }

  private mutating func end(_ kind: ResourceKind, at span: SourceSpan) {
    let encoded = encoder.end()
    entries.append(
      Unit.ResourceEntry(
        digest: encoded.digest, encoding: encoded.range, address: encoded.address, declared: entries.count,
        line: lines.line(at: span.start), place: Place(span), kind: kind))
  }
}
