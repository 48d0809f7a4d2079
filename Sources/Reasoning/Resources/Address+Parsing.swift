extension Address {
  /// The address that `text` spells, or nothing if it is none.
  ///
  /// The block of a whitelist row may be spelled in any way; the address has its canonical form.
  public init?(parsing text: some StringProtocol) {
    let bytes = text.utf8
    let merchant = bytes.prefix { Self.isIDByte($0) }
    guard Self.isID(merchant) else { return nil }
    var rest = bytes[merchant.endIndex...]
    let handle = String(decoding: merchant, as: UTF8.self)

    var store: String?
    if rest.first == UInt8(ascii: ":") {
      let id = rest.dropFirst().prefix { Self.isIDByte($0) }
      guard Self.isID(id) else { return nil }
      store = String(decoding: id, as: UTF8.self)
      rest = rest[id.endIndex...]
      guard !rest.isEmpty else {
        self = .submerchant(handle, String(decoding: id, as: UTF8.self))
        return
      }
    }

    let tail = String(decoding: rest, as: UTF8.self)
    guard !tail.isEmpty else {
      self = .merchant(handle)
      return
    }
    for kind in ResourceKind.allCases where kind != .merchant && kind != .submerchant {
      guard tail.hasPrefix(kind.separator.description) else { continue }
      let id = String(tail.dropFirst(kind.separator.utf8CodeUnitCount))
      guard store == nil || kind == .default || kind == .webhook, let id = Self.validID(kind, id) else {
        return nil
      }
      self.init(kind, merchant: handle, submerchant: store, id: id)
      return
    }
    return nil
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

  /// `id` in its canonical form if it can end the address of a resource of `kind`.
  private static func validID(_ kind: ResourceKind, _ id: String) -> String? {
    switch kind {
    case .whitelist: try? CIDR(parsing: id.utf8).description
    case .default: ["window", "api", "identity"].contains(id) ? id : nil
    case .webhook: ["v1.live", "v1.test", "v2.live", "v2.test"].contains(id) ? id : nil
    default: isID(id.utf8) ? id : nil
    }
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
