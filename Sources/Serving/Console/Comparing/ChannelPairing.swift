import MidasCatalog
import MidasResources

/// Which listed channel is which recorded one.
///
/// By channel key first, then by what both sides must agree in, the surest agreement before the others.
struct ChannelPairing {
  /// For each recorded channel, the index of the listed one.
  private(set) var listed: [Int?]
  /// The indices of listed channels that are no recorded one.
  private(set) var unknown: [Int] = []

  /// Pairs a merchant's channels, oldest first, with those listed.
  init(_ recorded: [Resource], with channels: [ListedChannel], by catalog: Catalog) {
    listed = Array(repeating: nil, count: recorded.count)
    var isFree = Array(repeating: true, count: channels.count)

    func isContract(_ resource: Resource, _ channel: ListedChannel) -> Bool {
      resource.text(.channelMID) == channel.mid && resource.text(.channelMode) == channel.mode.name
        && catalog.lists(resource, under: channel.provider) && resource.isIdentity == channel.isIdentity
    }
    func hasName(_ resource: Resource, _ channel: ListedChannel) -> Bool {
      resource.text(.channelName) == channel.name
    }
    let agreements: [(Resource, ListedChannel) -> Bool] = [
      { $0.text(.channelKey) != nil && $0.text(.channelKey) == $1.key },
      { isContract($0, $1) && hasName($0, $1) && ($0.text(.channelKey) == nil || $1.key == nil) },
      { isContract($0, $1) && ($0.text(.channelKey) == nil || $1.key == nil) },
      { isContract($0, $1) && hasName($0, $1) },
      { isContract($0, $1) },
      { hasName($0, $1) && catalog.lists($0, under: $1.provider) },
      { $0.text(.channelMID) == $1.mid && catalog.lists($0, under: $1.provider) },
    ]
    for agree in agreements {
      for place in recorded.indices where listed[place] == nil {
        // Channels of one contract that are listed without keys cannot be told apart: one row stands for all.
        let found = channels.indices.first { index in
          (isFree[index] || channels[index].key == nil && isContract(recorded[place], channels[index]))
            && agree(recorded[place], channels[index])
        }
        guard let found else { continue }
        listed[place] = found
        isFree[found] = false
      }
    }
    unknown = channels.indices.filter { isFree[$0] }
  }
}

extension Resource {
  /// Whether the channel's attribute in the console is identity verification.
  var isIdentity: Bool { members(.channelModules) == [Module.identity.name] }
}

extension ListedChannel {
  /// Whether the channel's attribute in the console is identity verification.
  var isIdentity: Bool { kinds == [.identity] }
}
