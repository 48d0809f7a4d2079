import MidasCatalog
import MidasResources

extension Router {
  /// What PortOne takes, silently, when a V1 request names nothing that it finds.
  func fallback(_ request: RouteRequest, because reason: String) -> RouteAnswer {
    let kind = request.kind.rawValue
    let candidates = channelsOfKind(request)
    guard let first = candidates.first else {
      return .nothing(reason, "`\(request.scope)` has no channel for \(kind) requests to fall back to")
    }
    var why = [reason]
    if let id = defaultID(request) {
      if let declared = candidates.first(where: { $0.address.id == id }) {
        return fallback(
          to: declared, request, why + ["`\(declared.address)` is the \(kind) default of `\(request.scope)`"])
      }
      why.append("the \(kind) default `\(id)` is no channel of `\(request.scope)` for such requests")
    }
    if candidates.count == 1 {
      return fallback(
        to: first, request,
        why + ["`\(first.address)` is the only channel of `\(request.scope)` for \(kind) requests"])
    }
    if request.scope.kind == .submerchant {
      return fallback(
        to: first, request,
        why + [
          "`\(first.address)` was assigned to `\(request.scope)` first, which makes it the \(kind) default"
        ])
    }
    why.append("`\(request.scope)` declares no \(kind) default, and \(candidates.count) channels may be it")
    return RouteAnswer(
      outcome: .ambiguous, channels: candidates.map { target($0, request.kind) }, why: why)
  }

  private func fallback(to channel: RouteView.Channel, _ request: RouteRequest, _ why: [String])
    -> RouteAnswer
  {
    var why = why
    if !channel.isLive {
      why.append("it is a test channel: V1 requests name no mode")
    } else if request.naming != .pg("") {
      let deed = request.kind == .identity ? "verifies" : "charges"
      why.append("PortOne falls back without a word: a mistyped `pg` \(deed) through this channel")
    }
    return RouteAnswer(outcome: .fallback, channels: [target(channel, request.kind)], why: why)
  }

  /// The id of the channel that is declared as the scope's default of the kind.
  private func defaultID(_ request: RouteRequest) -> String? {
    let address = Address.default(
      view.merchant, submerchant: request.scope.submerchant, request.kind.rawValue)
    return view.defaults[address]
  }
}
