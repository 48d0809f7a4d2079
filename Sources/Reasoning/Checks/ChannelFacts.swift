public import MidasCatalog
import MidasModel

/// What the catalog makes of a channel, worked out once for all rules.
///
/// Trivially copyable.
public struct ChannelFacts: Sendable, BitwiseCopyable {
  /// The index of its PG in the catalog; nil where the PG is unknown or not readable.
  public let pg: Int?
  /// The generations it may be called with: those of its PG, narrowed by `api` of the channel or the merchant.
  public let generations: GenerationSet
  /// The methods it takes: those written out, else those the catalog gives its modules.
  public let methods: MethodSet
  /// It says `mid: shared`.
  public let isSharedMID: Bool
  /// Its MID is, or was, a test MID that some PG shares or publishes; few are, so rules ask this first.
  public let isListedTestMID: Bool
  /// Whose channel it is; nil where `assign` names no sub-merchant that could be read.
  public let scope: ScopeIndex?

  /// `Scope` in trivially copyable form: the index of the sub-merchant, or -1 for the merchant.
  public typealias ScopeIndex = Int32

  init(_ channel: Channel, of merchant: Merchant, submerchants: NameIndex, catalog: Catalog) {
    var pg: Int?
    if let written = channel.pg.value {
      pg = merchant.withBytes(written) { catalog.index(ofPG: $0) }
      if let found = pg, !channel.modules.isOpen { pg = catalog.index(found, for: channel.modules.set) }
    }
    self.pg = pg
    var generations = pg.map { catalog.entries[$0].modules.generations } ?? .all
    if let narrowed = channel.api.value ?? (channel.api.isAbsent ? merchant.api.value : nil) {
      generations = generations.intersection(narrowed)
    }
    self.generations = generations
    if channel.methods.isDeclared {
      methods = channel.methods.set
    } else {
      methods = pg.map { catalog.entries[$0].methods(of: channel.modules.set, in: generations).named } ?? []
    }
    isSharedMID = channel.mid.value.map { merchant.matches($0, "shared") } ?? false
    isListedTestMID =
      channel.mid.value.map { mid in
        merchant.withBytes(mid) { !catalog.owners(ofTestMID: $0).isEmpty }
      } ?? false
    switch channel.assign {
    case .absent: scope = -1
    case .unknown: scope = nil
    case .known(let id, _):
      scope = submerchants.index(of: id, in: merchant).map(ScopeIndex.init)
    }
  }
}

extension ChannelFacts {
  /// Whose channel it is, as rules name it.
  public var owner: Scope? {
    scope.map { $0 < 0 ? .merchant : .submerchant(Int($0)) }
  }
}
