public import MidasCatalog
import MidasResources
public import MidasRouting

/// A request, and what `midas lookup` answers to it.
public struct Question: Codable, Sendable, CustomStringConvertible {
  /// The merchant or sub-merchant that asks.
  public var scope: String
  /// The kind of request.
  public var kind: String
  /// What it says in `pg`.
  public var pg: String?
  /// The channel key, or the id of a group.
  public var key: String?
  /// The mode that the channel must have.
  public var mode: String?
  /// The module that it must have.
  public var module: String?
  /// The method that it must take.
  public var method: String?
  /// The currency that it must take.
  public var currency: String?

  /// In which way it is resolved.
  public var outcome: String
  /// What it reaches.
  public var channels: [Reached]
  /// The weights of groups that route among these, by the addresses of groups and channels.
  public var weights: [String: [String: Int]]

  /// A channel that is reached.
  public struct Reached: Codable, Hashable, Sendable {
    /// Its address; nil for a shared test MID that is not declared.
    public var address: String?
    /// `live` or `test`.
    public var mode: String
    /// The code by which V1 requests name it.
    public var code: String?
    /// Its MID.
    public var mid: String
    /// Its channel key.
    public var key: String?
    /// The sub-merchant that alone uses it.
    public var assigned: String?

    /// A channel with these properties.
    public init(
      address: String?, mode: String, code: String?, mid: String, key: String?, assigned: String?
    ) {
      self.address = address
      self.mode = mode
      self.code = code
      self.mid = mid
      self.key = key
      self.assigned = assigned
    }
  }

  /// What the router that `midas lookup` asks says to `request`.
  public init(_ request: RouteRequest, asking router: Router) {
    scope = request.scope.text
    kind = request.kind.rawValue
    switch request.naming {
    case .pg(let text): pg = text
    case .key(let text): key = text
    case .ability(let ability):
      mode = ability.mode.name
      module = ability.module.name
      method = ability.method?.name
      currency = ability.currency
    }
    let answer = router.answer(request)
    outcome = answer.outcome.rawValue
    channels = answer.channels.map { target in
      Reached(
        address: target.address?.text, mode: target.isLive ? "live" : "test", code: target.code,
        mid: target.mid, key: target.key, assigned: target.assigned?.text)
    }
    weights = [:]
    for group in answer.groups {
      for share in group.shares {
        weights[group.address.text, default: [:]][share.channel.text] = share.weight
      }
    }
  }

  /// The question, for whoever reads why a test failed.
  public var description: String {
    let naming = pg ?? key ?? [mode, module, method, currency].compactMap(\.self).joined(separator: " ")
    return "\(scope) \(kind) `\(naming)`"
  }
}

extension Question {
  /// Everything that can be asked of a merchant, and much that names nothing.
  public static func all(of view: RouteView, catalog: Catalog) -> [Question] {
    let router = Router(view, catalog: catalog)
    let handle = view.merchant
    let submerchants = view.submerchants.sorted() + ["nobody"]
    let scopes = [Address.merchant(handle)] + submerchants.map { Address.submerchant(handle, $0) }
    let requests = scopes.flatMap { scope -> [RouteRequest] in
      RequestKind.allCases.flatMap { kind in
        (names(in: view, of: kind, catalog).map { .pg($0) } + keys(in: view).map { .key($0) }).map {
          RouteRequest(scope: scope, kind: kind, naming: $0)
        }
      } + abilities(in: view).map { RouteRequest(scope: scope, naming: .ability($0)) }
    }
    return requests.map { Question($0, asking: router) }
  }

  private static func names(in view: RouteView, of kind: RequestKind, _ catalog: Catalog) -> [String] {
    var names: Set<String> = [
      "", ".", "kcp", "kcp.", "kcp.AO09C", "html5_inicis.INIpayTest", "html5_inicis.MOInobody", "inicis",
      "tosspay.tosstest", "kpn", "kpn.x", "htm15_inicis", "HTML5_INICIS", "a\tb", "한글",
    ]
    for channel in view.channels {
      let codes = catalog.index(ofPG: channel.pg).map { catalog.entries[$0].codes }
      for code in [channel.pg, codes?.v1(for: kind), codes?.v1].compactMap(\.self) {
        names.formUnion([code, "\(code).\(channel.mid)", "\(code).\(channel.mid)x", "\(code).nobody"])
      }
      names.insert(channel.mid)
    }
    return names.sorted(by: precedesInBytes)
  }

  private static func keys(in view: RouteView) -> [String] {
    Set(view.channels.compactMap(\.key) + view.groups.compactMap(\.key) + ["gone", ""]).sorted()
  }

  private static func abilities(in view: RouteView) -> [RouteRequest.Ability] {
    Mode.allCases.flatMap { mode in
      Module.allCases.flatMap { module in
        [nil, .card, .vbank, .kakaopay].flatMap { (method: Method?) in
          [nil, "KRW", "USD"].map { currency in
            RouteRequest.Ability(mode: mode, module: module, method: method, currency: currency)
          }
        }
      }
    }
  }
}
