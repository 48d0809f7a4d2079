public import MidasCatalog
public import MidasResources

/// A recorded merchant held against what PortOne lists of it.
public struct ConsoleComparison: Sendable {
  /// The merchant's handle.
  public let merchant: String
  /// In what both differ: by resource, then what only PortOne has, then the order.
  public private(set) var differences: [ConsoleDifference] = []
  /// The V1 requests that reach something else at PortOne than is recorded.
  public private(set) var routes: [RouteDifference] = []
  /// What could not be compared, and why.
  public private(set) var notes: [String] = []
  /// The channel keys that PortOne lists of channels recorded without one.
  public private(set) var keys: [Address: String] = [:]
  /// How many recorded channels were looked for.
  public let channelCount: Int

  /// Compares a merchant with what PortOne lists of it.
  public init(of merchant: RecordedMerchant, with listed: ListedMerchant, by catalog: Catalog) {
    self.merchant = merchant.handle
    let recorded = merchant.channelsByOrdinal.map(\.resource)
    channelCount = recorded.count
    let all = listed.all
    let pairing = ChannelPairing(recorded, with: all.map(\.channel), by: catalog)

    for resource in merchant.resources.map(\.resource) where resource.address.kind == .submerchant {
      compare(resource, with: listed.tiers[resource.address.id])
    }
    for (resource, place) in zip(recorded, pairing.listed) {
      guard let place else {
        reportMissing(resource, by: catalog)
        continue
      }
      compare(resource, with: all[place].channel, by: catalog)
      compareStore(of: resource, with: all[place].tiers, listed)
    }
    for place in pairing.unknown {
      let stores = all[place].tiers.sorted().map { "\(merchant.handle):\($0)" }
      differences.append(
        ConsoleDifference(
          .unknown, stores.first ?? merchant.handle,
          "PortOne lists \(all[place].channel.label), which is not recorded",
          listed: all[place].channel.label))
    }
    for (place, entry) in all.enumerated() where !entry.channel.unknownTypes.isEmpty {
      let types = entry.channel.unknownTypes.map { "`\($0)`" }.joined(separator: ", ").shown
      let owner = pairing.listed.firstIndex(of: place).map { recorded[$0].address.text }
      notes.append(
        "\(owner ?? merchant.handle): PortOne lists a type that Midas does not know, \(types), which is not compared"
      )
    }
    let routing = RouteComparison(merchant, recorded, listed, pairing, all.map(\.channel), by: catalog)
    differences += routing.order
    routes = routing.routes
    notes += routing.notes
  }

  // MARK: - Sub-merchants

  private mutating func compare(_ submerchant: Resource, with tier: ListedMerchant.Tier?) {
    let code = submerchant.text(.submerchantTier) ?? ""
    switch tier {
    case nil: break
    case .missing:
      differences.append(
        ConsoleDifference(
          .missing, submerchant.address.text,
          "PortOne knows no tier `\(code)`: it refuses every request that names it", recorded: code))
    case .found(let name, _):
      guard let recorded = submerchant.text(.submerchantName), recorded != name else { return }
      differences.append(
        ConsoleDifference(
          .name, submerchant.address.text, "its name is `\(name)` there and `\(recorded)` as recorded",
          recorded: recorded, listed: name))
    }
  }

  private mutating func compareStore(of channel: Resource, with tiers: Set<String>, _ listed: ListedMerchant)
  {
    let assigned = channel.text(.channelAssign)
    func words(_ id: String) -> String { "`\(merchant):\(id)`" }
    if let assigned {
      guard case .found = listed.tiers[assigned], !tiers.contains(assigned) else { return }
      let there = tiers.isEmpty ? "no sub-merchant" : tiers.sorted().map(words).joined(separator: ", ")
      differences.append(
        ConsoleDifference(
          .assign, channel.address.text,
          "it is assigned to \(words(assigned)) as recorded and to \(there) there",
          recorded: assigned, listed: tiers.sorted().first))
    } else if let first = tiers.sorted().first {
      differences.append(
        ConsoleDifference(
          .assign, channel.address.text,
          "it is assigned to \(tiers.sorted().map(words).joined(separator: ", ")) there and to nobody as recorded",
          listed: first))
    }
  }

  // MARK: - Channels

  private mutating func reportMissing(_ channel: Resource, by catalog: Catalog) {
    let pg = channel.text(.channelPG) ?? ""
    guard catalog.isInV1(channel) else {
      notes.append(
        "\(channel.address): V1 has no code for `\(pg)` and PortOne's list is V1's, so that it tells nothing of it"
      )
      return
    }
    differences.append(
      ConsoleDifference(
        .missing, channel.address.text,
        "PortOne lists no such channel: \(pg).\(channel.text(.channelMID) ?? ""), \(channel.text(.channelMode) ?? "")",
        recorded: channel.text(.channelMID)))
  }

  private mutating func compare(_ channel: Resource, with listed: ListedChannel, by catalog: Catalog) {
    func report(_ kind: ConsoleDifference.Kind, _ what: String, _ recorded: String, _ there: String) {
      differences.append(
        ConsoleDifference(
          kind, channel.address.text, "\(what) is `\(there)` there and `\(recorded)` as recorded",
          recorded: recorded, listed: there))
    }
    let pg = channel.text(.channelPG) ?? ""
    if !catalog.lists(channel, under: listed.provider) { report(.pg, "its PG", pg, listed.provider) }
    let mid = channel.text(.channelMID) ?? ""
    if mid != listed.mid { report(.mid, "its MID", mid, listed.mid) }
    let mode = channel.text(.channelMode) ?? ""
    if mode != listed.mode.name { report(.mode, "its mode", mode, listed.mode.name) }
    if let name = listed.name, let recorded = channel.text(.channelName), name != recorded {
      report(.name, "its name", recorded, name)
    }
    compareKinds(of: channel, with: listed)
    guard let key = listed.key else { return }
    if let recorded = channel.text(.channelKey) {
      if recorded != key { report(.key, "its channel key", recorded, key) }
    } else {
      keys[channel.address] = key
    }
  }

  private mutating func compareKinds(of channel: Resource, with listed: ListedChannel) {
    let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
    let recorded = RequestKind.allCases.filter(modules.kinds.contains)
    let there = RequestKind.allCases.filter(listed.kinds.contains)
    // A type of a later day may stand for any of them.
    guard recorded != there, listed.unknownTypes.isEmpty else { return }
    let words = there.map(\.type).joined(separator: ", ")
    differences.append(
      ConsoleDifference(
        .kinds, channel.address.text,
        "PortOne lists it as \(words), for \(there.map(\.rawValue).joined(separator: " and ")) requests; recorded are \(modules.names.joined(separator: ", "))",
        recorded: recorded.map(\.type).joined(separator: ","),
        listed: there.map(\.type).joined(separator: ",")))
  }
}
