import MidasTableFormat

extension LookupTable {
  /// What a V1 request reaches.
  ///
  /// - Parameters:
  ///   - pg: What the request says in `pg`: a code and MID, a code, or nothing.
  ///   - scope: Who asks: `acme`, or `acme:books` for a sub-merchant.
  ///   - kind: The kind of request.
  public func route(_ pg: String, of scope: String, kind: RequestKind = .window) -> Route {
    if let own = file.record(.named, scope, kind.rawValue, pg) { return Route(own) }
    // Without a fallback there is no such scope, of which PortOne takes nothing.
    guard let fallback = file.record(.named, scope, kind.rawValue, "") else { return Route(.none, []) }
    let code = pg.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(pg[..<$0]) } ?? pg
    let shared = file.record(.anywhere, kind.rawValue, code) ?? file.record(.anywhere, kind.rawValue, pg)
    return Route(shared ?? fallback)
  }

  /// What a channel key, or the id of a channel group, names for `scope`.
  ///
  /// - Parameter kind: The kind of request, which decides by which code a channel is shown.
  public func route(key: String, of scope: String, kind: RequestKind = .window) -> Route {
    let found = TableKey.withBytes(.key, key) { file.records(at: $0) }
    let merchant = scope.prefix { $0 != ":" }
    let isMerchant = merchant.utf8.count == scope.utf8.count
    for record in found {
      let lines = record.lines
      var channels = Self.channels(in: lines, as: kind)
      guard channels.first?.address?.hasPrefix("\(merchant)/") == true else { continue }
      if !isMerchant {
        guard self.scope(named: scope) != nil else { return Route(.none, []) }
        channels.removeAll { $0.assigned != scope }
      }
      guard !channels.isEmpty else { return Route(.none, []) }
      guard let group = lines.first(where: { $0.kind == .group }).map(ChannelGroup.init) else {
        return Route(.channel, channels)
      }
      return Route(
        channels.count == 1 ? .channel : .ambiguous, channels, [group.narrowed(to: channels)])
    }
    return Route(.none, [])
  }

  /// The channels that are able, oldest first, and the groups that route among them; no fallback, as in V2.
  ///
  /// - Parameters:
  ///   - scope: Who asks: `acme` or `acme:books`.
  ///   - mode: Whether money moves.
  ///   - module: The module, as a configuration writes it: `window.general`.
  ///   - method: The method, as a configuration writes it: `card`.
  ///   - currency: The currency, by ISO 4217.
  public func route(
    of scope: String, mode: Mode, module: String, method: String? = nil, currency: String? = nil
  ) -> Route {
    guard let record = file.record(.able, scope, mode.rawValue, module) else { return Route(.none, []) }
    let lines = record.lines
    let channels = lines.filter { line in
      line.kind == .able && Self.takes(line[6], method) && Self.takes(line[7], currency)
    }.map(Channel.init)
    let groups = lines.filter { $0.kind == .group }.map { ChannelGroup($0).narrowed(to: channels) }
    let outcome: Outcome = channels.isEmpty ? .none : channels.count == 1 ? .channel : .ambiguous
    return Route(outcome, channels, groups.filter { $0.shares.count > 1 })
  }

  /// Whether a list of words between spaces holds a word that is asked for; without a list any may be meant.
  private static func takes(_ list: String?, _ word: String?) -> Bool {
    guard let list, let word else { return true }
    return list.split(separator: " ").contains { $0 == word }
  }

  /// The channels of a record, with the codes that stand behind each of them.
  private static func channels(in lines: [TableLine], as kind: RequestKind) -> [Channel] {
    var channels: [Channel] = []
    for line in lines {
      switch line.kind {
      case .channel: channels.append(Channel(line))
      case .codes where !channels.isEmpty:
        channels[channels.count - 1].code = code(for: kind, among: line.all)
      default: break
      }
    }
    return channels
  }

  /// The code for a kind among kinds and codes in turn; of a channel that has no module of the kind, the first.
  private static func code(for kind: RequestKind, among fields: [String]) -> String? {
    let pairs = stride(from: 0, to: fields.count - 1, by: 2)
    guard let index = pairs.first(where: { fields[$0] == kind.rawValue }) ?? pairs.first(where: { _ in true })
    else { return nil }
    return fields[index + 1].isEmpty ? nil : fields[index + 1]
  }
}
