import MidasCatalog

/// What a channel can do.
struct Skill: Hashable {
  let isLive: Bool
  let modules: ModuleSet
  /// Empty where none are listed, so that any may be meant.
  let methods: MethodSet
  /// Empty where none are listed, so that any may be meant.
  let currencies: [String]

  init(_ channel: RouteView.Channel) {
    isLive = channel.isLive
    modules = channel.modules
    methods = channel.methods
    currencies = channel.currencies
  }

  /// Whether it has what is asked for; a list that is not there refuses nothing.
  func can(_ ability: RouteRequest.Ability) -> Bool {
    guard isLive == (ability.mode == .live), modules.contains(ability.module) else { return false }
    if let method = ability.method, !methods.isEmpty, !methods.contains(method) { return false }
    if let currency = ability.currency, !currencies.isEmpty, !currencies.contains(currency) { return false }
    return true
  }

  /// Everything that can be asked for and is listed.
  var abilities: [RouteRequest.Ability] {
    modules.flatMap { module in
      ([nil] + methods.map(Optional.some)).flatMap { method in
        ([nil] + currencies.map(Optional.some)).map { currency in
          RouteRequest.Ability(
            mode: isLive ? .live : .test, module: module, method: method, currency: currency)
        }
      }
    }
  }
}
