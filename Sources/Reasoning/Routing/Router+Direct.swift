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
      outcome: .channel, channels: [target(holder, kind(of: holder, request.kind))], why: why)
  }

  private func answer(_ group: RouteView.Group, _ request: RouteRequest) -> RouteAnswer {
    let seen = channels(of: request)
    let routed = group.members.compactMap { member in
      seen.first { $0.address.id == member.channel }.map { (channel: $0, weight: member.weight) }
    }
    guard !routed.isEmpty else {
      return .nothing("`\(group.address)` has no enabled channel that `\(request.scope)` sees")
    }
    let shares = group.shares(among: Set(routed.map(\.channel.address)))
    return RouteAnswer(
      outcome: routed.count == 1 ? .channel : .ambiguous,
      channels: routed.map { target($0.channel, kind(of: $0.channel, request.kind)) }, groups: [shares],
      why: ["`\(group.address)` has that key and routes by weight: \(shares.phrase)"])
  }

  /// Whatever can do what is asked for, oldest first.
  func answer(_ ability: RouteRequest.Ability, _ request: RouteRequest) -> RouteAnswer {
    let able = channels(of: request).filter { $0.can(ability) }
    let wish = ability.phrase
    guard let first = able.first else {
      return .nothing("no channel of `\(request.scope)` is \(wish)")
    }
    var why = ["`\(first.address)` is the only channel of `\(request.scope)` that is \(wish)"]
    let groups = groups(among: able)
    if able.count > 1 {
      why = ["\(able.count) channels of `\(request.scope)` are \(wish): a request must name one of them"]
      why += groups.map { "`\($0.address)` routes among them by weight: \($0.phrase)" }
    }
    return RouteAnswer(
      outcome: able.count == 1 ? .channel : .ambiguous,
      channels: able.map { target($0, ability.module.kind) }, groups: groups, why: why)
  }

  /// The groups that route among several of `channels`.
  func groups(among channels: [RouteView.Channel]) -> [RouteAnswer.Group] {
    guard channels.count > 1, !view.groups.isEmpty else { return [] }
    let addresses = Set(channels.map(\.address))
    return view.groups.map { $0.shares(among: addresses) }.filter { $0.shares.count > 1 }
  }

  /// The kind under which a channel that was named directly shows its code.
  func kind(of channel: RouteView.Channel, _ asked: RequestKind) -> RequestKind {
    if !channel.modules.isDisjoint(with: .of(asked)) { return asked }
    return channel.modules.first?.kind ?? asked
  }
}

extension RouteView.Group {
  /// The group with those of its members that are among `channels`.
  func shares(among channels: Set<Address>) -> RouteAnswer.Group {
    let shares = members.map { member in
      RouteAnswer.Group.Share(channel: .channel(address.merchant, member.channel), weight: member.weight)
    }
    return RouteAnswer.Group(
      address: address, key: key, shares: shares.filter { channels.contains($0.channel) })
  }
}

extension RouteAnswer.Group {
  /// The shares in words.
  fileprivate var phrase: String {
    shares.map { "`\($0.channel)` \($0.weight)" }.joined(separator: ", ")
  }
}

extension RouteView.Channel {
  /// Whether the channel has what is asked for; a list that is not there refuses nothing.
  fileprivate func can(_ ability: RouteRequest.Ability) -> Bool {
    Skill(self).can(ability)
  }
}

extension RouteRequest.Ability {
  /// The ability in words.
  var phrase: String { "for \(words)" }
}
