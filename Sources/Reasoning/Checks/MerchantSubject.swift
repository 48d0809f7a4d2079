public import MidasCatalog
public import MidasModel
public import MidasResources

/// A merchant as rules see it: what was written, the catalog, and what several rules would otherwise each work out.
public final class MerchantSubject: Sendable {
  /// What the author wrote.
  public let merchant: Merchant
  /// The facts it is held against.
  public let catalog: Catalog
  /// For each channel, in order, what the catalog makes of it.
  public let channels: [ChannelFacts]
  /// The handle, or `?` where it cannot be read.
  public let handle: String
  /// For each whitelist row, in order, its block or why it is none; nil where the row has no text.
  public let blocks: [Result<CIDR, CIDRError>?]

  /// The merchant's own scope and that of each sub-merchant, in order.
  public let scopes: [Scope]

  /// The whitelist rows whose blocks could be read.
  let whitelistBlocks: [WhitelistBlock]
  /// What those blocks are to each other, by their indices in `whitelistBlocks`.
  let whitelistNesting: CIDRNesting
  /// Every list of webhooks.
  let webhookLists: [WebhookList]
  /// The merchant's own secrets.
  let writtenSecrets: [WrittenSecret]
  /// The defaults that name a channel.
  let namedDefaults: [NamedDefault]
  /// Which channels are whose.
  let ownership: ChannelOwnership
  /// The credentials of all channels, channel by channel.
  private let credentials: [WrittenCredential]
  /// Where those of each channel end.
  private let credentialEnds: [Int]
  private let channelNames: NameIndex
  private let submerchantNames: NameIndex

  /// A merchant held against a catalog.
  public init(_ merchant: Merchant, catalog: Catalog) {
    self.merchant = merchant
    self.catalog = catalog
    handle = merchant.handle.value.map(merchant.string) ?? "?"
    let submerchants = NameIndex(merchant.submerchants.known.map(\.id))
    var channels: [ChannelFacts] = []
    channels.reserveCapacity(merchant.channels.known.count)
    var credentials: [WrittenCredential] = []
    credentials.reserveCapacity(merchant.channels.known.count * 2)
    var credentialEnds: [Int] = []
    credentialEnds.reserveCapacity(merchant.channels.known.count)
    for index in merchant.channels.known.indices {
      let facts = ChannelFacts(index, of: merchant, submerchants: submerchants, catalog: catalog)
      channels.append(facts)
      for credential in merchant.channels.known[index].credentials.known {
        credentials.append(WrittenCredential(credential, of: facts.pg, in: merchant, catalog: catalog))
      }
      credentialEnds.append(credentials.count)
    }
    self.channels = channels
    self.credentials = credentials
    self.credentialEnds = credentialEnds
    submerchantNames = submerchants
    channelNames = NameIndex(merchant.channels.known.map(\.id))
    blocks = merchant.whitelist.known.map { row in
      row.cidr.value.map { text in
        merchant.withBytes(text) { bytes in
          Result { () throws(CIDRError) in try CIDR(parsing: bytes) }
        }
      }
    }
    scopes = [.merchant] + merchant.submerchants.known.indices.map(Scope.submerchant)
    whitelistBlocks = WhitelistBlock.all(merchant.whitelist.known, blocks)
    whitelistNesting = CIDRNesting(whitelistBlocks.map(\.block))
    webhookLists = WebhookList.all(of: merchant)
    writtenSecrets = WrittenSecret.all(of: merchant)
    namedDefaults = NamedDefault.all(of: merchant)

    ownership = ChannelOwnership(of: channels, submerchants: merchant.submerchants.known.count)
  }

  /// A text as a `String`, for messages.
  public func string(_ text: Text) -> String { merchant.string(text) }

  /// The address of a scope: `acme` or `acme:books`.
  public func address(of scope: Scope) -> String {
    guard case .submerchant(let index) = scope,
      let id = merchant.submerchants.known[index].id.value
    else { return handle }
    return "\(handle):\(string(id))"
  }

  /// The credentials of the channel at `index`, in order.
  func credentials(ofChannelAt index: Int) -> ArraySlice<WrittenCredential> {
    credentials[(index == 0 ? 0 : credentialEnds[index - 1])..<credentialEnds[index]]
  }

  /// The channel with this id, if one could be read.
  public func channel(named id: Text) -> Int? {
    channelNames.index(of: id, in: merchant)
  }

  /// The sub-merchant with this id, if one could be read.
  public func submerchant(named id: Text) -> Int? {
    submerchantNames.index(of: id, in: merchant)
  }
}

/// Whose channels, defaults and webhooks are meant: the merchant's own, or those of one sub-merchant.
public enum Scope: Hashable, Sendable {
  /// The merchant's own.
  case merchant
  /// Those of the sub-merchant at this index.
  case submerchant(Int)
}

/// A channel as rules see it.
public struct ChannelSubject: Sendable {
  /// The merchant it belongs to.
  public let subject: MerchantSubject
  /// Its index among the merchant's channels.
  public let index: Int
  /// What the author wrote.
  public let declared: Channel
  /// What the catalog makes of it.
  public let facts: ChannelFacts
  /// Its credentials, in order.
  let credentials: ArraySlice<WrittenCredential>

  /// The channel at `index` of a merchant.
  public init(_ index: Int, of subject: MerchantSubject) {
    self.subject = subject
    self.index = index
    declared = subject.merchant.channels.known[index]
    facts = subject.channels[index]
    credentials = subject.credentials(ofChannelAt: index)
  }

  /// The facts it is held against.
  public var catalog: Catalog { subject.catalog }

  /// A text as a `String`, for messages.
  public func string(_ text: Text) -> String { subject.merchant.string(text) }

  /// Whether a text reads exactly `literal`.
  public func matches(_ text: Text, _ literal: StaticString) -> Bool {
    subject.merchant.matches(text, literal)
  }
}
