import MidasTableFormat

/// Whether money moves.
public enum Mode: String, Hashable, Sendable, CaseIterable {
  /// Customers pay.
  case live
  /// Nobody pays.
  case test
}

/// The kind of a V1 request, for which a scope has one fallback each.
public enum RequestKind: String, Hashable, Sendable, CaseIterable {
  /// A payment window is opened (request_pay).
  case window
  /// A payment or billing key is made without a window.
  case api
  /// A person's identity is verified (certification).
  case identity
}

/// A generation of PortOne's interfaces.
public enum Generation: String, Hashable, Sendable, CaseIterable {
  case v1
  case v2
}

/// In which way a request was resolved, as `midas lookup` says it.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// The request names one channel.
  case channel
  /// It names several, of which PortOne takes the oldest.
  case oldest
  /// It names none that there is: PortOne takes the default, without a word.
  case fallback
  /// It names a shared test MID that is not declared.
  case sharedTest = "shared-test"
  /// More than one may be meant.
  case ambiguous
  /// Nothing is reached.
  case none
}

/// What a request reaches.
public struct Route: Sendable {
  /// In which way.
  public let outcome: Outcome
  /// The groups that route among the channels; empty where no share is at stake.
  public let groups: [ChannelGroup]
  private let content: Content

  /// Channels are read from the table when they are asked for.
  private enum Content: Sendable {
    case record(FoundRecord)
    case channels([Channel])
  }

  init(_ record: FoundRecord) {
    outcome = record.withBytes(Self.outcome)
    groups = []
    content = .record(record)
  }

  init(_ outcome: Outcome, _ channels: [Channel], _ groups: [ChannelGroup] = []) {
    self.outcome = outcome
    self.groups = groups
    content = .channels(channels)
  }

  /// What is reached, in order; what may be meant where the outcome is ambiguous.
  public var channels: [Channel] {
    switch content {
    case .channels(let channels): channels
    case .record(let record): record.lines.filter { $0.kind == .channel }.map(Channel.init)
    }
  }

  /// The one channel that PortOne takes; nil where more than one may be meant, or none.
  public var channel: Channel? { outcome == .ambiguous ? nil : channels.first }

  /// The outcome in the first line of a record.
  private static func outcome(of record: UnsafeRawBufferPointer) -> Outcome {
    // The first line is `outcome`, a tab and the word; each word has a first letter of its own.
    let start = TableRecord.Line.outcome.rawValue.utf8.count + 1
    switch start < record.count ? record[start] : 0 {
    case UInt8(ascii: "c"): return .channel
    case UInt8(ascii: "o"): return .oldest
    case UInt8(ascii: "f"): return .fallback
    case UInt8(ascii: "s"): return .sharedTest
    case UInt8(ascii: "a"): return .ambiguous
    default: return .none
    }
  }
}

/// A channel that is reached, or a shared test MID that stands for one.
public struct Channel: Hashable, Sendable {
  /// Its address, as `acme/card`; nil for a shared test MID that is not declared.
  public let address: String?
  /// Whether money moves.
  public let mode: Mode
  /// The code by which V1 requests of the kind name it; nil where V1 has none.
  public internal(set) var code: String?
  /// Its MID.
  public let mid: String
  /// Its channel key; nil until the console gave it one.
  public let key: String?
  /// The sub-merchant that alone uses it, as `acme:books`.
  public let assigned: String?

  init(_ line: TableLine) {
    address = line[0]
    mode = line[1] == "live" ? .live : .test
    code = line[2]
    mid = line[3] ?? ""
    key = line[4]
    assigned = line[5]
  }
}

/// A channel group as far as it routes among the channels of an answer.
public struct ChannelGroup: Hashable, Sendable {
  /// Its address, as `acme%split`.
  public let address: String
  /// The id by which requests name it.
  public let key: String?
  /// Channels and their weights in percent of the whole group, the heaviest first.
  public let shares: [Share]

  /// The share of one channel.
  public struct Share: Hashable, Sendable {
    /// The channel's address.
    public let channel: String
    /// Its weight.
    public let weight: Int
  }

  init(_ line: TableLine) {
    let words = line[2]?.split(separator: " ") ?? []
    self.init(
      address: line[0] ?? "", key: line[1],
      shares: stride(from: 0, to: words.count - 1, by: 2).map { index in
        Share(channel: String(words[index]), weight: Int(words[index + 1]) ?? 0)
      })
  }

  private init(address: String, key: String?, shares: [Share]) {
    self.address = address
    self.key = key
    self.shares = shares
  }

  /// The group with the shares of `channels` only.
  func narrowed(to channels: [Channel]) -> ChannelGroup {
    ChannelGroup(
      address: address, key: key,
      shares: shares.filter { share in channels.contains { $0.address == share.channel } })
  }
}
