import MidasCatalog

extension RouteRequest {
  /// The request on one line, without the one who asks: `pg=kcp.AB12C`, `api pg=nice_v2`, `no pg`, `key=…`,
  /// `live window.general card`.
  public var phrase: String {
    let prefix = kind == .window ? "" : "\(kind.rawValue) "
    return switch naming {
    case .pg(""): "\(prefix)no pg"
    case .pg(let pg): "\(prefix)pg=\(pg)"
    case .key(let key): "key=\(key)"
    case .ability(let ability): ability.words
    }
  }
}

extension RouteRequest.Ability {
  /// The ability in words: `live window.general card KRW`.
  var words: String {
    [mode.name, module.name, method?.name, currency].compactMap(\.self).joined(separator: " ")
  }
}
