import MidasCatalog
import MidasModel

/// A default that names a channel, and whose it is.
struct NamedDefault: Sendable {
  /// The merchant or sub-merchant that declares it.
  let scope: Scope
  /// The kind of requests it is for.
  let kind: RequestKind
  /// The channel's id.
  let channel: Text
  /// Where the id stands.
  let site: Site

  /// The defaults of a merchant, then those of its sub-merchants.
  static func all(of merchant: borrowing Merchant) -> [NamedDefault] {
    var result: [NamedDefault] = []
    add(merchant.defaults, .merchant, to: &result)
    for index in merchant.submerchants.known.indices {
      add(merchant.submerchants.known[index].defaults, .submerchant(index), to: &result)
    }
    return result
  }

  private static func add(_ defaults: Defaults, _ scope: Scope, to result: inout [NamedDefault]) {
    func add(_ kind: RequestKind, _ channel: Leaf<Text>) {
      guard case .known(let id, let site) = channel else { return }
      result.append(NamedDefault(scope: scope, kind: kind, channel: id, site: site))
    }
    add(.window, defaults.window)
    add(.api, defaults.api)
    add(.identity, defaults.identity)
  }
}
