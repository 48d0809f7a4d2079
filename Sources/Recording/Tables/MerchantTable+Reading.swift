public import MidasCatalog
public import MidasResources
public import MidasRouting

extension MerchantTable {
  /// A merchant as a store recorded it.
  public init(_ merchant: RecordedMerchant, catalog: Catalog) {
    self.init(RouteView(merchant), resources: merchant.resources.map(\.resource), catalog: catalog)
  }

  /// A merchant as its workspace declares it.
  public init(_ merchant: WantedMerchant, catalog: Catalog) {
    self.init(RouteView(merchant), resources: merchant.resources.map(\.resource), catalog: catalog)
  }

  /// A merchant whose requests `view` answers, with all that else is known of it, in address order.
  public init(_ view: RouteView, resources: [Resource], catalog: Catalog) {
    let routes = RouteTable(view, catalog: catalog)
    let byAddress = Dictionary(resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = resources.filter { $0.address.kind == .key }
    let code = Self.identifier("code", in: keys)
    self.routes = routes
    scopes = routes.scopes.map { scope in
      let resource = byAddress[scope.address]
      let isMerchant = scope.address.kind == .merchant
      return Scope(
        address: scope.address, name: resource?.text(isMerchant ? .merchantName : .submerchantName),
        code: code,
        storeID: isMerchant ? Self.identifier("store-id", in: keys) : resource?.text(.submerchantStoreID),
        tier: isMerchant ? nil : resource?.text(.submerchantTier),
        apiKeys: isMerchant ? Self.references(in: keys) : [])
    }
    channels = zip(routes.channels, view.channels).map { routed, channel in
      let codes = routed.codes.compactMap { kind, code in code.map { (kind, $0) } }
      return Channel(
        target: routed.target, pg: channel.pg, name: byAddress[channel.address]?.text(.channelName),
        codes: Dictionary(codes, uniquingKeysWith: { first, _ in first }))
    }
    webhooks = routes.scopes.flatMap { scope in
      let inherits = byAddress[scope.address]?.text(.submerchantWebhooks) != "own"
      let holder = inherits ? view.merchant : scope.address.text
      return resources.filter { $0.address.kind == .webhook && $0.address.scope == holder }
        .compactMap { Webhook($0, of: scope.address) }
    }
    whitelist = resources.filter { $0.address.kind == .whitelist }
      .map { Block(cidr: $0.address.id, memo: $0.text(.whitelistMemo)) }
  }

  /// What `midas` itself may show of a key: an identifier, and never what should have been a reference.
  private static func identifier(_ name: String, in keys: [Resource]) -> String? {
    keys.first { $0.address.id == name }?.text(.keyValue).flatMap { Reference.isReference($0) ? nil : $0 }
  }

  private static func references(in keys: [Resource]) -> [MapEntry] {
    keys.compactMap { key in
      guard let value = key.text(.keyValue), Reference.isReference(value) else { return nil }
      return MapEntry(key: key.address.id, value: value)
    }
  }
}

extension MerchantTable.Webhook {
  /// A webhook resource as `scope` has it.
  fileprivate init?(_ resource: Resource, of scope: Address) {
    let slot = resource.address.id.split(separator: ".").map(String.init)
    guard slot.count == 2, let url = resource.text(.webhookURL) else { return nil }
    self.scope = scope
    api = slot[0]
    mode = slot[1]
    self.url = url
    contentType = resource.text(.webhookContentType) ?? "json"
    version = resource.text(.webhookVersion)
    secrets = resource.members(.webhookSecrets).filter(Reference.isReference)
  }
}
