import MidasCatalog
import MidasResources

extension Router {
  /// A channel key, or the id of a channel group: V1 and V2 alike, with neither default nor fallback.
  func answer(key: String, _ request: RouteRequest) -> RouteAnswer {
    if let group = view.groups.first(where: { $0.key == key }) { return answer(group, request) }
    guard let holder = view.channels.first(where: { $0.key == key }) else {
      return .nothing(
        "no channel or group of `\(view.merchant)` has the key `\(key)`: PortOne refuses the request")
    }
    guard channels(of: request).contains(holder) else {
      return .nothing("`\(holder.address)` has that key, but is not assigned to `\(request.scope)`")
    }
    var why = ["`\(holder.address)` has that key"]
    if !holder.isLive { why.append("it is a test channel") }
    return RouteAnswer(
      outcome: .channel, channels: [target(holder, kind(of: holder, request))], why: why)
  }

  private func answer(_ group: RouteView.Group, _ request: RouteRequest) -> RouteAnswer {
    let seen = channels(of: request)
    let routed = group.members.compactMap { member in
      seen.first { $0.address.id == member.channel }.map { (channel: $0, weight: member.weight) }
    }
    guard !routed.isEmpty else {
      return .nothing("`\(group.address)` has no enabled channel that `\(request.scope)` sees")
    }
    let shares = routed.map { "`\($0.channel.address)` \($0.weight)" }.joined(separator: ", ")
    return RouteAnswer(
      outcome: routed.count == 1 ? .channel : .ambiguous,
      channels: routed.map { target($0.channel, kind(of: $0.channel, request)) },
      why: ["`\(group.address)` has that key and routes by weight: \(shares)"])
  }

  /// Whatever can do what is asked for, oldest first.
  func answer(_ ability: RouteRequest.Ability, _ request: RouteRequest) -> RouteAnswer {
    let able = channels(of: request).filter { $0.can(ability) }
    let wish = ability.phrase
    guard let first = able.first else {
      return .nothing("no channel of `\(request.scope)` is \(wish)")
    }
    var why = ["`\(first.address)` is the only channel of `\(request.scope)` that is \(wish)"]
    if able.count > 1 {
      why = ["\(able.count) channels of `\(request.scope)` are \(wish): a request must name one of them"]
      for group in view.groups {
        let members = group.members.filter { member in able.contains { $0.address.id == member.channel } }
        guard members.count > 1 else { continue }
        let shares = members.map { "`\(view.merchant)/\($0.channel)` \($0.weight)" }.joined(separator: ", ")
        why.append("`\(group.address)` routes among them by weight: \(shares)")
      }
    }
    return RouteAnswer(
      outcome: able.count == 1 ? .channel : .ambiguous,
      channels: able.map { target($0, ability.module.kind) }, why: why)
  }

  /// The kind under which a channel that was named directly shows its code.
  private func kind(of channel: RouteView.Channel, _ request: RouteRequest) -> RequestKind {
    if !channel.modules.isDisjoint(with: .of(request.kind)) { return request.kind }
    return channel.modules.first?.kind ?? request.kind
  }
}

extension RouteView.Channel {
  /// Whether the channel has what is asked for; a list that is not there refuses nothing.
  fileprivate func can(_ ability: RouteRequest.Ability) -> Bool {
    guard isLive == (ability.mode == .live), modules.contains(ability.module) else { return false }
    if let method = ability.method, !methods.isEmpty, !methods.contains(method) { return false }
    if let currency = ability.currency, !currencies.isEmpty, !currencies.contains(currency) { return false }
    return true
  }
}

extension RouteRequest.Ability {
  /// The ability in words.
  var phrase: String {
    let parts = [mode.name, module.name, method?.name, currency].compactMap(\.self)
    return "for \(parts.joined(separator: " "))"
  }
}
