import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import TestSupport
import Testing

@Suite("Random renames")
struct RandomRenameTests {
  /// A channel through all its names.
  private struct Channel {
    var names: [String]
    var mode = "live"
    let mid: String

    var id: String { names.last ?? "" }
  }

  @Test(
    "keep the order in which channels were created, whatever else changes", arguments: Shelf.allCases, 0..<12)
  func ordinals(shelf: Shelf, seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    try shelf.withStore { store in
      var channels: [Channel] = []
      var ages: [String: Int] = [:]
      for round in 0..<10 {
        var replaced: Set<String> = []
        for index in channels.indices {
          // Some skip a name, so that an apply has to follow a chain.
          for step in 0..<random.next(below: 3) { channels[index].names.append("c\(index)-\(round)-\(step)") }
          if random.next(below: 5) == 0 {
            channels[index].mode = channels[index].mode == "live" ? "test" : "live"
            replaced.insert(channels[index].mid)
          }
        }
        // A name that nobody recorded cannot be left, so a channel keeps its first one for a round.
        if random.next(below: 2) == 0 || channels.isEmpty {
          channels.append(Channel(names: ["new\(round)"], mid: "M\(round)"))
        }
        let moves = channels.flatMap { channel in
          zip(channel.names, channel.names.dropFirst()).map {
            (Address.channel("acme", $0), Address.channel("acme", $1))
          }
        }
        let resources = channels.map { Resource.channel("acme", $0.id, mode: $0.mode, mid: $0.mid) }
        let plan = try store.settle(
          Wanted(workspace: "w", merchants: [WantedMerchant("acme", moved: moves, resources)]))
        #expect(plan.summary[.delete] == 0)

        let recorded = try store.recorded()
        for channel in channels {
          let ordinal = try #require(recorded[.channel("acme", channel.id)]?.ordinal)
          let before = ages.updateValue(ordinal, forKey: channel.mid)
          if let before, !replaced.contains(channel.mid) { #expect(ordinal == before) }
        }
        #expect(Set(ages.values).count == channels.count)
      }
    }
  }
}
