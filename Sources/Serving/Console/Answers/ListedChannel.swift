public import MidasCatalog

/// A channel as the console lists it: the rows that are one channel, one for each kind of request.
public struct ListedChannel: Hashable, Sendable {
  /// Its rows in the order listed; never empty.
  public private(set) var rows: [PGSetting]

  private init(_ row: PGSetting) { rows = [row] }

  /// The V1 code of its PG; that of the first row, since API requests may go by another one.
  public var provider: String { rows[0].provider }
  /// Its MID.
  public var mid: String { rows[0].mid }
  /// Whether it moves real money.
  public var mode: Mode { rows[0].mode }
  /// The name that it has in the console.
  public var name: String? { rows.lazy.compactMap(\.name).first }
  /// The key that the console gave it; nothing where the answer has none.
  public var key: String? { rows[0].key }
  /// The kinds of request that it is for; a type that Midas does not know counts for none.
  public var kinds: Set<RequestKind> { Set(rows.compactMap(\.kind)) }
  /// The types of its rows that Midas does not know.
  public var unknownTypes: [String] { rows.lazy.filter { $0.kind == nil }.map(\.type) }

  /// What makes two rows one channel.
  ///
  /// PortOne's channel attribute is payments or identity, so that rows without a key stay apart by it.
  enum Identity: Hashable {
    case key(String, mid: String, Mode)
    case contract(provider: String, mid: String, Mode, isIdentity: Bool)
  }

  var identity: Identity {
    if let key { return .key(key, mid: mid, mode) }
    return .contract(provider: provider, mid: mid, mode, isIdentity: rows[0].kind == .identity)
  }

  /// The channels that rows make, in the order of their first rows.
  ///
  /// Rows belong together by channel key, else by provider, MID and mode.
  public static func all(of rows: some Sequence<PGSetting>) -> [ListedChannel] {
    var channels: [ListedChannel] = []
    var places: [Identity: Int] = [:]
    for row in rows {
      let channel = ListedChannel(row)
      if let place = places[channel.identity] {
        channels[place].rows.append(row)
      } else {
        places[channel.identity] = channels.count
        channels.append(channel)
      }
    }
    return channels
  }

  /// How a person finds it in the console: `` `KCP card` (kcp.AB12C, live, payment) ``.
  public var label: String {
    let types = rows.map(\.type).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let parts = ["\(provider).\(mid)", mode.name] + types + [key].compactMap(\.self)
    return ((name.map { "`\($0)` " } ?? "") + "(\(parts.joined(separator: ", ")))").shown
  }
}
