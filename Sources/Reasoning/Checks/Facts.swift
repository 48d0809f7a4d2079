public import MidasSource

/// What declarations all over a workspace may share, and must not.
public enum FactKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A merchant's handle, in its main document.
  case merchant
  /// A merchant identification code.
  case merchantCode
  /// A code and MID of a live channel, unless the workspace opens the MID to several stores.
  case liveMID
  /// A channel key.
  case channelKey
  /// A store id.
  case storeID
}

/// A declaration that holds a key: one of several with the same one.
public struct FactHolder: Hashable, Sendable {
  /// The key as messages print it: `acme`, `imp12345678`, `html5_inicis.MOIacme001`.
  public let key: String
  /// The merchant that declares it.
  public let merchant: String
  /// The scope or resource that holds it, as an address.
  public let address: String
  /// Where it is written.
  public let place: Place

  /// A holder of `key`.
  public init(key: String, merchant: String, address: String, place: Place) {
    self.key = key
    self.merchant = merchant
    self.address = address
    self.place = place
  }
}
