/// The name of a resource, as a person types it: `acme`, `acme/card`, `acme:books#webhook.v1.live`.
///
/// Addresses are ASCII and sort by their bytes.
public struct Address: Hashable, Comparable, Sendable {
  /// The whole address.
  public let text: String
  /// What kind of resource it names.
  public let kind: ResourceKind

  // Lengths of the first parts of `text`, in bytes.
  private let merchantLength: UInt8
  private let scopeLength: UInt8

  /// Joins parts that are known to be valid.
  init(
    _ kind: ResourceKind, merchant: some StringProtocol, submerchant: (some StringProtocol)?,
    id: some StringProtocol
  ) {
    self.kind = kind
    let inner = kind == .submerchant ? nil : submerchant
    let scope = inner.map { "\(merchant):\($0)" } ?? String(merchant)
    text = kind == .merchant ? scope : "\(scope)\(kind.separator)\(id)"
    merchantLength = UInt8(clamping: merchant.utf8.count)
    scopeLength = UInt8(clamping: scope.utf8.count)
  }

  /// Takes `text` as it is, whose parts are known to be valid.
  init(text: String, _ kind: ResourceKind, merchantLength: Int, scopeLength: Int) {
    self.text = text
    self.kind = kind
    self.merchantLength = UInt8(clamping: merchantLength)
    self.scopeLength = UInt8(clamping: scopeLength)
  }

  /// The handle of the merchant it belongs to.
  public var merchant: String { String(decoding: text.utf8.prefix(Int(merchantLength)), as: UTF8.self) }

  /// The id of the sub-merchant it names or belongs to.
  public var submerchant: String? {
    let scoped = kind == .submerchant ? text.utf8.count : Int(scopeLength)
    guard scoped > merchantLength else { return nil }
    return String(decoding: text.utf8.prefix(scoped).dropFirst(Int(merchantLength) + 1), as: UTF8.self)
  }

  /// The merchant or sub-merchant it stands in: `acme` or `acme:books`.
  ///
  /// A merchant or sub-merchant stands in itself.
  public var scope: String {
    kind == .submerchant ? text : String(decoding: text.utf8.prefix(Int(scopeLength)), as: UTF8.self)
  }

  /// Its last part: the handle of a merchant, the id of what has one, `window`, `rest-api-key`, `v1.live`, a block.
  public var id: String {
    guard kind != .merchant else { return text }
    return String(
      decoding: text.utf8.dropFirst(Int(scopeLength) + kind.separator.utf8CodeUnitCount), as: UTF8.self)
  }

  /// The same address in a merchant with another handle.
  public func moved(to handle: String) -> Address {
    Address(kind, merchant: handle, submerchant: submerchant, id: kind == .merchant ? handle : id)
  }

  /// The same address in another sub-merchant of its merchant.
  public func moved(toSubmerchant id: String) -> Address {
    Address(kind, merchant: merchant, submerchant: id, id: self.id)
  }

  /// Addresses sort by their bytes.
  public static func < (left: Address, right: Address) -> Bool {
    precedesInBytes(left.text, right.text)
  }
}

extension Address: CustomStringConvertible {
  /// The whole address.
  public var description: String { text }
}
