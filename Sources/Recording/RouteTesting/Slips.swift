import MidasCatalog
import MidasDiagnostics
import MidasFixing
import MidasModel
import MidasResources
import MidasSource
import MidasSyntax
import MidasWorkspace

/// The slips that can be made in one merchant document.
struct Slips {
  private let merchant: Merchant
  private let handle: String
  private let file: Int32
  private let text: EditableText
  private let catalog: Catalog
  private(set) var all: [Slip] = []

  /// Every slip in the files of a workspace, in their order.
  static func all(in compiled: CompiledWorkspace) -> [Slip] {
    compiled.workspace.files.indices.flatMap { index -> [Slip] in
      guard let source = compiled.files[Int32(index)], source.hasText else { return [] }
      let text = EditableText(source.bytes)
      return MerchantFile(reading: Tree(parsing: source.bytes)).merchants.flatMap { merchant in
        Slips(in: merchant, Int32(index), text, compiled.workspace.settings.catalog)?.all ?? []
      }
    }
  }

  private init?(in merchant: Merchant, _ file: Int32, _ text: EditableText, _ catalog: Catalog) {
    guard let handle = merchant.handle.value else { return nil }
    self.merchant = merchant
    self.handle = merchant.string(handle)
    self.file = file
    self.text = text
    self.catalog = catalog
    let channels = merchant.channels.known.compactMap { WrittenChannel($0, in: merchant) }
    for channel in channels { addSlips(in: channel) }
    for (channel, next) in zip(channels, channels.dropFirst()) { addSwaps(of: channel, next) }
    addDefaults(merchant.defaults, among: channels.filter { $0.store == nil }, of: self.handle)
    for store in merchant.submerchants.known {
      guard let id = store.id.value.map(merchant.string) else { continue }
      addDefaults(store.defaults, among: channels.filter { $0.store == id }, of: "\(self.handle):\(id)")
    }
    for row in merchant.whitelist.known { addBlock(row) }
  }

  // MARK: - Channels

  private mutating func addSlips(in channel: WrittenChannel) {
    let name = "`\(handle)/\(channel.id)`"
    if let mid = channel.mid {
      add(
        .mistypedMID, "the MID of \(name) is mistyped",
        channel.midSite.flatMap { site in
          mid.withTwoSwapped.flatMap { replacing(site, by: $0) }
        })
    }
    if channel.mode == .live, let site = channel.midSite, let pg = catalog.index(ofPG: channel.pg),
      let shared = catalog.entries[pg].test.shared.first?.mid, shared != channel.mid
    {
      add(
        .testMIDInLive, "\(name), a live channel, has the test MID `\(shared)`", replacing(site, by: shared))
    }
    let other: Mode = channel.mode == .live ? .test : .live
    add(.flippedMode, "\(name) is a \(other.name) channel", replacing(channel.modeSite, by: other.name))
    add(
      .droppedChannel, "\(name) is left out",
      text.edits(droppingMemberWithKeyAt: Place(file: file, channel.site.span)))
  }

  private mutating func addSwaps(of channel: WrittenChannel, _ next: WrittenChannel) {
    let names = "`\(handle)/\(channel.id)` and `\(handle)/\(next.id)`"
    if let mid = channel.mid, let other = next.mid, mid != other, let site = channel.midSite,
      let otherSite = next.midSite
    {
      add(.swappedMIDs, "the MIDs of \(names) are swapped", swapping(site, mid, otherSite, other))
    }
    if let store = channel.store, let other = next.store, store != other, let site = channel.storeSite,
      let otherSite = next.storeSite
    {
      add(
        .swappedAssignments, "\(names) are assigned to each other's sub-merchant",
        swapping(site, store, otherSite, other))
    }
  }

  // MARK: - Defaults and blocks

  private mutating func addDefaults(_ defaults: Defaults, among channels: [WrittenChannel], of scope: String)
  {
    for (kind, leaf) in defaults.all {
      guard case .known(let text, let site) = leaf else { continue }
      let id = merchant.string(text)
      let others = channels.filter { $0.id != id && !$0.modules.isDisjoint(with: .of(kind)) }
      if let other = others.first {
        add(
          .otherDefault, "the \(kind.rawValue) default of `\(scope)` is `\(handle)/\(other.id)`",
          replacing(site, by: other.id))
      }
      let mend = Mend.removal(Place(file: file, site.span), of: kind.rawValue)
      add(
        .droppedDefault, "the \(kind.rawValue) default of `\(scope)` is left out", self.text.edits(for: mend))
    }
  }

  private mutating func addBlock(_ row: WhitelistRow) {
    guard case .known(let text, let site) = row.cidr,
      let block = try? CIDR(parsing: merchant.string(text).utf8), block.prefix > 8
    else { return }
    let bits = block.prefix == block.family.width ? 8 : 1
    let wider = CIDR(enclosing: block.network, family: block.family, prefix: block.prefix - bits)
    add(.widenedBlock, "the block \(block) of `\(handle)` is \(wider)", replacing(site, by: "\(wider)"))
  }

  // MARK: - Edits

  private mutating func add(_ kind: Slip.Kind, _ message: String, _ edits: [Diagnostic.Edit]?) {
    if let slip = Slip(kind, message, edits) { all.append(slip) }
  }

  private func replacing(_ site: Site, by text: String) -> [Diagnostic.Edit]? {
    site.isIndirect ? nil : self.text.edits(for: .text(Place(file: file, site.span), text))
  }

  private func swapping(_ site: Site, _ text: String, _ otherSite: Site, _ other: String) -> [Diagnostic
    .Edit]?
  {
    guard let first = replacing(site, by: other), let second = replacing(otherSite, by: text) else {
      return nil
    }
    return first + second
  }
}

/// What slips need of a channel that could be read.
private struct WrittenChannel {
  let id: String
  let mode: Mode
  let modeSite: Site
  let pg: String
  let modules: ModuleSet
  /// The MID, unless it is `shared`.
  let mid: String?
  let midSite: Site?
  let store: String?
  let storeSite: Site?
  let site: Site

  init?(_ channel: Channel, in merchant: Merchant) {
    guard let id = channel.id.value, case .known(let mode, let modeSite) = channel.mode,
      let pg = channel.pg.value, case .known(let mid, let midSite) = channel.mid
    else { return nil }
    self.id = merchant.string(id)
    self.mode = mode
    self.modeSite = modeSite
    self.pg = merchant.string(pg)
    modules = channel.modules.set
    let text = merchant.string(mid)
    self.mid = text == "shared" ? nil : text
    self.midSite = midSite
    store = channel.assign.value.map(merchant.string)
    storeSite = channel.assign.site
    site = channel.site
  }
}

extension String {
  /// The text with its last two unlike neighbours in each other's place; nil where all are alike.
  fileprivate var withTwoSwapped: String? {
    var characters = Array(self)
    for index in characters.indices.dropFirst().reversed() where characters[index] != characters[index - 1] {
      characters.swapAt(index, index - 1)
      return String(characters)
    }
    return nil
  }
}
