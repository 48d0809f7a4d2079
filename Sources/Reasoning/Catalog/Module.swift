/// What a contract lets a channel do: one kind of payment, or identity verification.
///
/// The cases stand in the byte order of their names, so that sets iterate sorted.
public enum Module: UInt8, MaskElement, BitwiseCopyable {
  case apiKeyIn
  case apiSubscription
  case apiVirtualAccount
  case identity
  case windowGeneral
  case windowKeyIn
  case windowSimple
  case windowSubscription

  /// A bit for every case.
  @inlinable
  public static var allBits: UInt64 { 0b1111_1111 }

  /// The module as a configuration writes it.
  public var name: String {
    switch self {
    case .apiKeyIn: "api.key-in"
    case .apiSubscription: "api.subscription"
    case .apiVirtualAccount: "api.virtual-account"
    case .identity: "identity"
    case .windowGeneral: "window.general"
    case .windowKeyIn: "window.key-in"
    case .windowSimple: "window.simple"
    case .windowSubscription: "window.subscription"
    }
  }

  /// The module of that name.
  public init?(name: String) {
    var name = name
    guard let module = name.withUTF8({ Module(utf8: $0) }) else { return nil }
    self = module
  }

  /// The module whose name is these bytes.
  ///
  /// Length and first byte single out one candidate, or two of which the eighth byte decides.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    let candidate: Module
    let name: StaticString
    switch (bytes.count, bytes.first) {
    case (8, UInt8(ascii: "i")): (candidate, name) = (.identity, "identity")
    case (10, UInt8(ascii: "a")): (candidate, name) = (.apiKeyIn, "api.key-in")
    case (13, UInt8(ascii: "w")) where bytes[7] == UInt8(ascii: "s"):
      (candidate, name) = (.windowSimple, "window.simple")
    case (13, UInt8(ascii: "w")): (candidate, name) = (.windowKeyIn, "window.key-in")
    case (14, UInt8(ascii: "w")): (candidate, name) = (.windowGeneral, "window.general")
    case (16, UInt8(ascii: "a")): (candidate, name) = (.apiSubscription, "api.subscription")
    case (19, UInt8(ascii: "a")): (candidate, name) = (.apiVirtualAccount, "api.virtual-account")
    case (19, UInt8(ascii: "w")): (candidate, name) = (.windowSubscription, "window.subscription")
    default: return nil
    }
    // By index: a comparison of two sequences goes through iterators.
    for index in bytes.indices where bytes[index] != name.utf8Start[index] { return nil }
    self = candidate
  }

  /// The kind of request that reaches a channel through this module.
  @inlinable
  public var kind: RequestKind {
    switch self {
    case .windowGeneral, .windowKeyIn, .windowSimple, .windowSubscription: .window
    case .apiKeyIn, .apiSubscription, .apiVirtualAccount: .api
    case .identity: .identity
    }
  }
}

/// A set of modules.
public typealias ModuleSet = Mask<Module>

// Bits, from the left: window subscription, simple, key-in, general; identity; api virtual account,
// subscription, key-in. Written out because rules ask for these sets once a channel.
extension Mask<Module> {
  /// The two modules that store a billing key.
  @inlinable
  public static var subscription: ModuleSet { ModuleSet(bits: 0b1000_0010) }

  /// The modules of a payment window.
  @inlinable
  public static var window: ModuleSet { ModuleSet(bits: 0b1111_0000) }

  /// The modules called without a window.
  @inlinable
  public static var api: ModuleSet { ModuleSet(bits: 0b0000_0111) }

  /// Every module but identity verification.
  @inlinable
  public static var payment: ModuleSet { window.union(api) }

  /// The payment modules that take one payment and store nothing.
  @inlinable
  public static var oneOff: ModuleSet { payment.subtracting(subscription) }

  /// The modules that requests of a kind reach.
  @inlinable
  public static func of(_ kind: RequestKind) -> ModuleSet {
    switch kind {
    case .window: window
    case .api: api
    case .identity: [.identity]
    }
  }

  /// The request kinds that reach at least one of the modules.
  public var kinds: Set<RequestKind> { Set(map(\.kind)) }
}

/// The kind of a V1 request, for which a scope has one default channel each.
public enum RequestKind: String, CaseIterable, Hashable, Sendable {
  /// A payment window is opened (request_pay).
  case window
  /// A payment or billing key is made without a window.
  case api
  /// A person's identity is verified (certification).
  case identity
}
