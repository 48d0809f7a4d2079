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

  init(
    _ index: Int, of merchant: borrowing Merchant, submerchants: borrowing NameIndex, catalog: Catalog
  ) {
    // Part by part, since a copy of the channel would count every list of it up and down.
    let modules = merchant.channels.known[index].modules.set
    let mid = merchant.channels.known[index].mid.value
    var pg: Int?
    if let written = merchant.channels.known[index].pg.value {
      pg = merchant.withBytes(written) { catalog.index(ofPG: $0) }
      if let found = pg, !merchant.channels.known[index].modules.isOpen {
        pg = catalog.index(found, for: modules)
      }
    }
    self.pg = pg
    var generations = pg.map { catalog.entries[$0].modules.generations } ?? .all
    let api = merchant.channels.known[index].api
    if let narrowed = api.value ?? (api.isAbsent ? merchant.api.value : nil) {
      generations = generations.intersection(narrowed)
    }
    self.generations = generations
    if merchant.channels.known[index].methods.isDeclared {
      methods = merchant.channels.known[index].methods.set
    } else {
      methods = pg.map { catalog.entries[$0].methods(of: modules, in: generations).named } ?? []
    }
    isSharedMID = mid.map { merchant.matches($0, "shared") } ?? false
    isListedTestMID = mid.map { merchant.withBytes($0, catalog.isListedTestMID) } ?? false
    switch merchant.channels.known[index].assign {
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
