import MidasCatalog
import MidasResources

extension Router {
  /// V1's `pg`, as published: the oldest of code and MID, the oldest of the code, a shared test MID, the default.
  func answer(pg: String, _ request: RouteRequest) -> RouteAnswer {
    guard !pg.isEmpty else { return fallback(request, because: "the request names no PG") }
    let parts = pg.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let code = String(parts[0])
    let mid = parts.count > 1 ? String(parts[1]) : nil

    let candidates = channelsOfKind(request)
    let named = candidates.filter { codes(of: $0, for: request.kind).contains(code) }
    let matching = mid.map { mid in named.filter { $0.mid == mid } } ?? named
    if let oldest = matching.first { return answer(oldest, of: matching, code, mid, request) }
    if lacksCode(code, request.kind) {
      return .nothing("V1 has no code for `\(code)`: name its channel by channelKey")
    }
    if let mid, let test = sharedTest(code, mid, request) { return test }
    return fallback(request, because: reason(pg, code, named, request))
  }

  /// The answer to a request that names `matching`, oldest first, of which PortOne takes the oldest.
  func answer(
    _ oldest: RouteView.Channel, of matching: [RouteView.Channel], _ code: String, _ mid: String?,
    _ request: RouteRequest
  ) -> RouteAnswer {
    let what = mid.map { "the code `\(code)` with the MID `\($0)`" } ?? "the code `\(code)`"
    var why = ["`\(oldest.address)` is the only channel of \(what) for \(request.kind.rawValue) requests"]
    if matching.count > 1 {
      let others = matching.dropFirst().map { "`\($0.address)`" }.joined(separator: ", ")
      why = [
        "`\(oldest.address)` is the oldest of \(matching.count) channels of \(what); \(others) are never reached so"
      ]
      if matching.count == 2 { why = [why[0].replacing(" are never", with: " is never")] }
    }
    if codes(of: oldest, for: request.kind).first != code {
      why.append("documents disagree whether \(request.kind.rawValue) requests reach it by `\(code)`")
    }
    if !oldest.isLive { why.append("it is a test channel: V1 requests name no mode") }
    return RouteAnswer(
      outcome: matching.count > 1 ? .oldest : .channel, channels: [target(oldest, request.kind)], why: why)
  }

  /// Whether `id` is a PG that V1 requests of the kind cannot name.
  func lacksCode(_ id: String, _ kind: RequestKind) -> Bool {
    guard let known = catalog.index(ofPG: id) else { return false }
    let entry = catalog.entries[catalog.index(known, for: kind == .identity ? [.identity] : [])]
    return entry.codes.v1(for: kind) == nil
  }

  /// The shared test MID of that code, unless its PG wants credentials of one's own.
  func sharedTest(_ code: String, _ mid: String, _ request: RouteRequest) -> RouteAnswer? {
    let modules = ModuleSet.of(request.kind)
    for owner in catalog.owners(ofTestMID: mid) where owner.standing == .shared {
      let entry = catalog.entries[owner.pg]
      guard entry.codes.v1(for: request.kind) == code || entry.codes.v1 == code,
        let shared = entry.test.shared.first(where: { $0.mid == mid }),
        !shared.modules.isDisjoint(with: modules)
      else { continue }
      let served = shared.modules.intersection(modules)
      if catalog.isUnderOwnTestCredentialsRule(owner.pg),
        !catalog.opensTestCredentials(owner.pg, modules: served, mid: mid)
      {
        continue
      }
      let target = RouteAnswer.Target(
        address: nil, isLive: false, code: code, mid: mid, key: nil, assigned: nil)
      return RouteAnswer(
        outcome: .sharedTest, channels: [target],
        why: [
          "`\(mid)` is the shared test MID of `\(entry.id)` for \(served.names.joined(separator: " "))",
          "today's console wants a test channel declared for it",
        ])
    }
    return nil
  }

  /// Why `pg` reaches nothing by name.
  private func reason(
    _ pg: String, _ code: String, _ named: [RouteView.Channel], _ request: RouteRequest
  ) -> String {
    let kind = request.kind.rawValue
    if !named.isEmpty { return "no \(kind) channel of `\(code)` has the MID in `\(pg)`" }
    if channels(of: request).contains(where: { codes(of: $0, for: request.kind).contains(code) }) {
      return "no channel of `\(code)` has a module for \(kind) requests"
    }
    if view.channels.contains(where: { codes(of: $0, for: request.kind).contains(code) }) {
      return "no channel of `\(code)` is assigned to `\(request.scope)`"
    }
    let known = catalog.entries.compactMap { $0.codes.v1(for: request.kind) }
    if known.contains(code) { return "`\(view.merchant)` has no channel of `\(code)`" }
    let meant = nearest(to: code, in: known).map { ": did you mean `\($0)`?" } ?? ""
    return "`\(code)` is no V1 code\(meant)"
  }
}
