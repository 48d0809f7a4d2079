extension Address {
  /// The address that `text` spells, or nothing if it is none.
  ///
  /// The block of a whitelist row may be spelled in any way; the address has its canonical form.
  public init?(parsing text: some StringProtocol) {
    let bytes = text.utf8
    let merchant = bytes.prefix { Self.isIDByte($0) }
    guard Self.isID(merchant) else { return nil }
    var scope = bytes[..<merchant.endIndex]
    if merchant.endIndex < bytes.endIndex, bytes[merchant.endIndex] == UInt8(ascii: ":") {
      let store = bytes[merchant.endIndex...].dropFirst().prefix { Self.isIDByte($0) }
      guard Self.isID(store) else { return nil }
      scope = bytes[..<store.endIndex]
    }
    let isMerchant = scope.endIndex == merchant.endIndex
    let tail = bytes[scope.endIndex...]
    let kind: ResourceKind
    if let first = tail.first {
      guard let found = Self.kind(of: first, tail) else { return nil }
      kind = found
      guard isMerchant || kind == .default || kind == .webhook else { return nil }
    } else {
      kind = isMerchant ? .merchant : .submerchant
    }
    let id = tail.dropFirst(tail.isEmpty ? 0 : kind.separator.utf8CodeUnitCount)
    if kind == .whitelist {
      guard let block = try? CIDR(parsing: id) else { return nil }
      self.init(
        kind, merchant: String(decoding: merchant, as: UTF8.self), submerchant: nil as String?,
        id: block.description)
      return
    }
    guard tail.isEmpty || Self.isID(id, of: kind) else { return nil }
    self.init(
      text: String(text), kind, merchantLength: merchant.count,
      scopeLength: kind == .submerchant ? merchant.count : scope.count)
  }

  /// Whether `text` is an id or a handle: `[a-z0-9][a-z0-9-]{0,62}`.
  public static func isID(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first != UInt8(ascii: "-"), text.count <= 63 else { return false }
    return text.allSatisfy(isIDByte)
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The kind whose separator `tail` begins with; no separator begins another one.
  private static func kind(of first: UInt8, _ tail: some Collection<UInt8>) -> ResourceKind? {
    switch first {
    case UInt8(ascii: "/"): .channel
    case UInt8(ascii: "%"): .group
    case UInt8(ascii: "#"):
      [.default, .key, .webhook, .whitelist].first { kind in
        kind.separator.withUTF8Buffer { tail.starts(with: $0) }
      }
    default: nil
    }
  }

  /// Whether `id` can end the address of a resource of `kind`, which is no merchant, sub-merchant or whitelist row.
  private static func isID(_ id: some Collection<UInt8>, of kind: ResourceKind) -> Bool {
    let words: [StaticString]
    switch kind {
    case .default: words = ["window", "api", "identity"]
    case .webhook: words = ["v1.live", "v1.test", "v2.live", "v2.test"]
    default: return isID(id)
    }
    return words.contains { $0.withUTF8Buffer { id.elementsEqual($0) } }
  }
}

// MARK: - Making addresses from parts

extension Address {
  /// The merchant with handle `merchant`.
  ///
  /// Here and below, parts are ids that were checked.
  public static func merchant(_ merchant: String) -> Address {
    Address(.merchant, merchant: merchant, submerchant: nil as String?, id: merchant)
  }

  /// The sub-merchant `id` of `merchant`.
  public static func submerchant(_ merchant: String, _ id: String) -> Address {
    Address(.submerchant, merchant: merchant, submerchant: id, id: id)
  }

  /// The channel `id` of `merchant`.
  public static func channel(_ merchant: String, _ id: String) -> Address {
    Address(.channel, merchant: merchant, submerchant: nil as String?, id: id)
  }

  /// The group `id` of `merchant`.
  public static func group(_ merchant: String, _ id: String) -> Address {
    Address(.group, merchant: merchant, submerchant: nil as String?, id: id)
  }

  /// The default channel of a kind (`window`, `api`, `identity`), of a merchant or one of its sub-merchants.
  public static func `default`(_ merchant: String, submerchant: String? = nil, _ kind: String) -> Address {
    Address(.default, merchant: merchant, submerchant: submerchant, id: kind)
  }

  /// The key `name` of `merchant`.
  public static func key(_ merchant: String, _ name: String) -> Address {
    Address(.key, merchant: merchant, submerchant: nil as String?, id: name)
  }

  /// The webhook of one generation (`v1`, `v2`) and mode (`live`, `test`).
  public static func webhook(
    _ merchant: String, submerchant: String? = nil, _ api: String, _ mode: String
  ) -> Address {
    Address(.webhook, merchant: merchant, submerchant: submerchant, id: "\(api).\(mode)")
  }

  /// The whitelist row of `merchant` for `block`.
  public static func whitelist(_ merchant: String, _ block: CIDR) -> Address {
    Address(.whitelist, merchant: merchant, submerchant: nil as String?, id: block.description)
  }
}
