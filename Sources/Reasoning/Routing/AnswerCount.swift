import MidasCatalog
import MidasResources

/// How many requests of a scope reach something, counted without asking them: of what is new that is all there is to
/// say.
struct AnswerCount {
  private struct Name: Hashable {
    let kind: RequestKind
    let code: String
    let mid: String?
  }

  /// The number for `ReachableRequests` of a scope that sees the channels at these positions.
  static func of(scopeSeeing seen: [Int], in view: RouteView, catalog: Catalog) -> Int {
    guard !seen.isEmpty else { return 0 }
    let router = Router(view, catalog: catalog)
    var kinds: Set<RequestKind> = []
    var names: Set<Name> = []
    var keys: Set<String> = []
    var skills: Set<Skill> = []
    for channel in seen.lazy.map({ view.channels[$0] }) {
      skills.insert(Skill(channel))
      if let key = channel.key { keys.insert(key) }
      for kind in RequestKind.allCases where !channel.modules.isDisjoint(with: .of(kind)) {
        kinds.insert(kind)
        for code in router.codes(of: channel, for: kind) where !code.isEmpty && !code.contains(".") {
          names.insert(Name(kind: kind, code: code, mid: nil))
          names.insert(Name(kind: kind, code: code, mid: channel.mid))
        }
      }
    }
    if !view.groups.isEmpty {
      let ids = Set(seen.lazy.map { view.channels[$0].address.id })
      for group in view.groups where group.members.contains(where: { ids.contains($0.channel) }) {
        if let key = group.key { keys.insert(key) }
      }
    }
    return kinds.count + names.count + keys.count + Skill.abilityCount(of: skills)
  }
}

extension Skill {
  /// A module in a mode, in a currency or in any.
  private struct Offer: Hashable {
    let isLive: Bool
    let module: Module
    let currency: String?
  }

  /// How many different abilities the skills list together.
  fileprivate static func abilityCount(of skills: Set<Skill>) -> Int {
    var methods: [Offer: MethodSet] = [:]
    for skill in skills {
      for module in skill.modules {
        for currency in [nil] + skill.currencies.map(Optional.some) {
          methods[Offer(isLive: skill.isLive, module: module, currency: currency), default: []]
            .formUnion(skill.methods)
        }
      }
    }
    return methods.values.reduce(0) { $0 + 1 + $1.count }
  }
}
