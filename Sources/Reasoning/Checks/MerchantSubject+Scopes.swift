public import MidasCatalog
public import MidasModel

extension MerchantSubject {
  /// The channels of a scope, oldest first: those assigned to a sub-merchant, or those assigned to none.
  public func channels(of scope: Scope) -> ArraySlice<Int> {
    switch scope {
    case .merchant: ownership.channels(of: -1)
    case .submerchant(let index): ownership.channels(of: index)
    }
  }

  /// Every channel that could be of a scope was read, with whose it is.
  ///
  /// False where the main document is in another file, so that channels there are not seen.
  public var knowsEveryChannel: Bool {
    merchant.isMain && !merchant.channels.isOpen && !channels.contains { $0.scope == nil }
  }

  /// Whether there is a channel of this mode.
  func hasChannel(_ mode: Mode) -> Bool {
    merchant.channels.known.indices.contains { merchant.channels.known[$0].mode.value == mode }
  }

  /// Every channel that a reference could name was read.
  public var knowsEveryChannelID: Bool {
    !merchant.channels.isOpen && !merchant.channels.known.contains { $0.id.value == nil }
  }

  /// The id of the channel that a mistyped one most likely meant.
  public func nearestChannel(to id: String) -> String? {
    nearest(to: id, in: channelIDs)
  }

  /// The id of the channel that a mistyped one meant beyond doubt.
  public func mistypedChannel(_ id: String) -> String? { mistyped(id, in: channelIDs) }

  private var channelIDs: [String] { merchant.channels.known.compactMap { $0.id.value.map(merchant.string) } }

  /// The webhooks to which a scope's payments are reported; nil where that cannot be known.
  public func webhooks(of scope: Scope) -> Members<Webhook>? {
    if case .submerchant(let index) = scope {
      switch merchant.submerchants.known[index].webhooks {
      case .own(let webhooks): return webhooks
      case .unknown: return nil
      case .inherited: break
      }
    }
    return merchant.isMain ? merchant.webhooks : nil
  }

  /// The id of a scope: the merchant's handle, or the sub-merchant's id.
  public func id(of scope: Scope) -> String {
    guard case .submerchant(let index) = scope else { return handle }
    return merchant.submerchants.known[index].id.value.map(merchant.string) ?? "?"
  }

  /// A scope as messages name it: the merchant `acme`, the sub-merchant `acme:books`.
  public func name(of scope: Scope) -> String {
    "the \(scope == .merchant ? "merchant" : "sub-merchant") `\(address(of: scope))`"
  }
}

extension Members<Webhook> {
  /// Whether there is a webhook of this generation and mode; nil where one that could not be read may be it.
  public func has(_ generation: Generation, _ mode: Mode) -> Bool? {
    var isSure = !isOpen
    for index in known.indices {
      let api = known[index].api.value
      let moves = known[index].mode.value
      guard api ?? generation == generation, moves ?? mode == mode else { continue }
      if api != nil, moves != nil { return true }
      isSure = false
    }
    return isSure ? false : nil
  }

  /// Whether there is a webhook of one of these generations and this mode; nil where one may be.
  public func has(anyOf generations: GenerationSet, _ mode: Mode) -> Bool? {
    var answer: Bool? = false
    for generation in generations {
      switch has(generation, mode) {
      case true?: return true
      case nil: answer = nil
      case false?: break
      }
    }
    return answer
  }
}
