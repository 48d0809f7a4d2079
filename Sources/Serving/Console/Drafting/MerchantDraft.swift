public import MidasCatalog
public import MidasResources
public import MidasWriting

/// The merchant that saved lists of PortOne's show, as far as they show it.
public struct MerchantDraft: Sendable {
  /// The merchant as if it were recorded, its channels in the order listed.
  public let merchant: RecordedMerchant
  /// What to say beside it, for whoever completes it.
  public private(set) var remarks = Remarks()
  /// What only a person knows, one sentence each, in the order of the document.
  public private(set) var open: [String] = []
  /// How many channels were listed that no document can declare; they stand in a remark.
  public private(set) var omittedCount = 0

  /// A channel of the lists, and the tiers that list it.
  private struct Entry {
    var channel: ListedChannel
    var tiers: [String]
  }

  /// Drafts the merchant `handle` from lists.
  public init(_ handle: String, from lists: [SavedList], by catalog: Catalog) {
    var resources: [RecordedResource] = []
    func add(_ resource: Resource, ordinal: Int? = nil) {
      resources.append(
        RecordedResource(
          resource, provenance: Provenance(path: "", line: 1), revision: 0, ordinal: ordinal))
    }
    add(Resource(.merchant(handle)))
    for name in ["rest-api-key", "rest-api-secret"] {
      add(Resource(.key(handle, name), [.keyValue: .text(DraftNames.reference(handle, name))]))
    }

    var names = DraftNames()
    let tiers = lists.compactMap(\.tier).sorted()
    let stores = Dictionary(
      uniqueKeysWithValues: Set(tiers).sorted().map { ($0, names.id(for: $0, else: $0)) })
    for (tier, id) in stores.sorted(by: { $0.key < $1.key }) {
      add(
        Resource(
          .submerchant(handle, id),
          [.submerchantTier: .text(tier), .submerchantName: .text("Tier \(tier)")]))
    }

    let entries = Self.entries(of: lists)
    var ids = DraftNames()
    var channels: [(draft: DraftChannel, tiers: [String])] = []
    var omitted: [Entry] = []
    for entry in entries {
      guard let pg = catalog.pg(of: entry.channel), !entry.channel.kinds.isEmpty else {
        omitted.append(entry)
        continue
      }
      let channel = entry.channel
      let fallback = channel.mode == .test ? "\(pg.id)-test" : pg.id
      let id = ids.id(for: channel.name, else: fallback)
      channels.append((DraftChannel(.channel(handle, id), channel, of: pg, by: catalog), entry.tiers))
    }
    for (index, channel) in channels.enumerated() {
      var resource = channel.draft.resource
      resource[.channelAssign] = channel.tiers.first.flatMap { stores[$0] }.map(FieldValue.text)
      add(resource, ordinal: index + 1)
    }
    let zero = Digest(hashing: [])
    merchant = RecordedMerchant(
      handle: handle, owner: handle,
      resources: resources.sorted { $0.resource.address < $1.resource.address },
      digest: zero, seal: zero)

    remarkOnMerchant(handle, hasTiers: !stores.isEmpty)
    for id in stores.values.sorted() {
      remark(
        "its name in the console; the list has tier codes alone",
        on: .field(.submerchant(handle, id), .submerchantName), of: .submerchant(handle, id))
    }
    for channel in channels { remark(on: channel.draft, channel.tiers, stores, handle) }
    omittedCount = omitted.count
    for entry in omitted { remark(onOmitted: entry.channel, handle, by: catalog) }
    remarkOnTheRest(kinds: Set(channels.flatMap { $0.draft.modules.kinds }))
  }

  /// The channels of all lists, those of the representative store first.
  private static func entries(of lists: [SavedList]) -> [Entry] {
    var entries: [Entry] = []
    var places: [ListedChannel.Identity: Int] = [:]
    for list in lists.filter({ $0.tier == nil }) + lists.filter({ $0.tier != nil }) {
      for channel in ListedChannel.all(of: list.rows) {
        if let place = places[channel.identity] {
          if let tier = list.tier, !entries[place].tiers.contains(tier) { entries[place].tiers.append(tier) }
        } else {
          places[channel.identity] = entries.count
          entries.append(Entry(channel: channel, tiers: list.tier.map { [$0] } ?? []))
        }
      }
    }
    return entries
  }

  // MARK: - Remarks

  /// What the mark in a file is, by which a person finds what is left to do.
  public static let mark = "fill in:"

  private mutating func remark(_ text: String, on subject: Remarks.Subject, of address: Address?) {
    remarks.add("\(Self.mark) \(text)", on: subject)
    open.append((address.map { "\($0): " } ?? "") + text.shown)
  }

  private mutating func remarkOnMerchant(_ handle: String, hasTiers: Bool) {
    remarks.add(
      "Drafted from what PortOne lists (GET /users/pg). What the list does not tell is marked `\(Self.mark)`.",
      on: .document)
    remark("`name`, and the handle if it is not what you call the merchant", on: .document, of: nil)
    remark(
      "`code`, the merchant identification code of IMP.init, beside the keys, and where their values are kept",
      on: .list(.key), of: .merchant(handle))
  }

  private mutating func remark(
    on draft: DraftChannel, _ tiers: [String], _ stores: [String: String], _ handle: String
  ) {
    let address = draft.resource.address
    for note in draft.notes { remarks.add(note, on: .resource(address)) }
    for (field, text) in draft.open { remark(text, on: .field(address, field), of: address) }
    if tiers.count > 1 {
      let others = tiers.dropFirst().joined(separator: ", ")
      remark(
        "which store uses it: tier \(others) lists it too, and a channel is assigned to one at most",
        on: .field(address, .channelAssign), of: address)
    }
  }

  private mutating func remark(onOmitted channel: ListedChannel, _ handle: String, by catalog: Catalog) {
    let reason: String
    if channel.kinds.isEmpty {
      let types = channel.unknownTypes.map { "`\($0)`" }.joined(separator: ", ")
      reason = "is of a type that Midas does not know, \(types)"
    } else {
      let meant = catalog.suggestion(forPG: channel.provider).map { ", which is near `\($0)`" } ?? ""
      reason = "is of `\(channel.provider)`, a PG that the catalog does not know\(meant)"
    }
    remark(
      "a channel that is listed and not declared here: \(channel.label) \(reason)", on: .list(.channel),
      of: .merchant(handle))
  }

  private mutating func remarkOnTheRest(kinds: Set<RequestKind>) {
    if !kinds.isEmpty {
      let words = RequestKind.allCases.filter(kinds.contains).map { "\($0.rawValue): …" }
      remark(
        "`defaults: { \(words.joined(separator: ", ")) }`, the channels that requests reach which name none",
        on: .list(.default), of: nil)
    }
    remark("`groups`, if there is smart routing", on: .list(.group), of: nil)
    remark("`webhooks`, the URLs in the console, by api and mode", on: .list(.webhook), of: nil)
    remark("`whitelist`, if its switch is on", on: .list(.whitelist), of: nil)
  }
}
