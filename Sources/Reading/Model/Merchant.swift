public import MidasCatalog
public import MidasSource
public import MidasSyntax

/// A merchant as its author wrote it: the main document and, behind it, the documents that continue it.
///
/// Texts are ranges of the file (see `Text`); `string(_:)` and `equal(_:_:)` read them.
public struct Merchant: Sendable {
  /// The file the merchant was read from; it holds every text.
  public let tree: Tree

  /// The handle: `merchant:`, or `continues:` where the main document is not in this file.
  public var handle: Leaf<Text> = .absent
  /// The key `merchant:` or `continues:` itself.
  public var declaration = SourceSpan(at: 0)
  /// There is a main document; without one the merchant is continued from another file.
  public var isMain = false
  /// The handle before a rename.
  public var formerly: Leaf<Text> = .absent
  /// The name shown to people.
  public var name: Leaf<Text> = .absent
  /// The generations that call the merchant.
  public var api: Leaf<GenerationSet> = .absent
  /// "My ID and API keys".
  public var keys = Keys()
  /// The sub-merchants in order.
  public var submerchants = Members<Submerchant>()
  /// The channels, oldest first.
  public var channels = Members<Channel>()
  /// The merchant's own defaults.
  public var defaults = Defaults()
  /// The smart-routing groups.
  public var groups = Members<Group>()
  /// The merchant's own webhooks.
  public var webhooks = Members<Webhook>()
  /// The merchant wrote `webhooks:`.
  public var hasWebhooks = false
  /// The callers of the V1 API that are let in.
  public var whitelist = Members<WhitelistRow>()
  /// Renames.
  public var moves = Members<Move>()

  /// A merchant of which nothing is known yet.
  public init(tree: Tree) { self.tree = tree }

  /// A text as a `String`, for messages.
  @inlinable
  public func string(_ text: Text) -> String { tree.string(text.range) }

  /// Whether two texts have the same bytes.
  @inlinable
  public func equal(_ left: Text, _ right: Text) -> Bool {
    guard left.hash == right.hash, left.range.length == right.range.length else { return false }
    return withBytes(left) { left in withBytes(right) { left.reads($0) } }
  }

  /// Whether a text reads exactly `literal`.
  @inlinable
  public func matches(_ text: Text, _ literal: StaticString) -> Bool { tree.matches(text.range, literal) }

  /// Lends the bytes of a text.
  @inlinable
  public func withBytes<Result>(_ text: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    tree.withBytes(of: text.range, body)
  }
}

/// "My ID and API keys": identification code, store and references to secrets.
public struct Keys: Sendable {
  /// The identification code, as in `IMP.init(code)`.
  public var code: Leaf<Text> = .absent
  /// The representative store's id (V2).
  public var storeID: Leaf<Text> = .absent
  /// A reference to the REST API key (V1).
  public var restAPIKey: Leaf<Text> = .absent
  /// A reference to the REST API secret (V1).
  public var restAPISecret: Leaf<Text> = .absent
  /// A reference to the API secret (V2).
  public var apiSecret: Leaf<Text> = .absent

  /// No keys.
  public init() {}
}

/// One channel per kind, used when a request names none.
public struct Defaults: Sendable {
  /// The id of the payment window's channel.
  public var window: Leaf<Text> = .absent
  /// The id of the API's channel.
  public var api: Leaf<Text> = .absent
  /// The id of the identity verification's channel.
  public var identity: Leaf<Text> = .absent

  /// No defaults.
  public init() {}

  /// The default of each kind, in the order of the language.
  public var all: [(kind: RequestKind, channel: Leaf<Text>)] {
    [(.window, window), (.api, api), (.identity, identity)]
  }
}

/// A rename: `from` is recorded, `to` is declared.
public struct Move: Sendable {
  /// What it was called: `card` or `:books`.
  public var from: Leaf<Text> = .absent
  /// What it is called now.
  public var to: Leaf<Text> = .absent

  /// A rename of which nothing is known yet.
  public init() {}
}
