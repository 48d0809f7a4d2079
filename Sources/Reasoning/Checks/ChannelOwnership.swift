/// Which channels of a merchant are its own, and which are assigned to each sub-merchant.
struct ChannelOwnership: Sendable {
  /// The channels by owner, the merchant's first; those of one owner in their order.
  private let sorted: [Int]
  /// Where the channels of each owner end in `sorted`, the merchant's first.
  private let ends: [Int]

  /// The owners of `channels`; a channel whose owner cannot be read is nobody's.
  init(of channels: [ChannelFacts], submerchants: Int) {
    var ends = [Int](repeating: 0, count: submerchants + 1)
    for channel in channels {
      if let scope = channel.scope { ends[Int(scope) + 1] += 1 }
    }
    var total = 0
    for owner in ends.indices {
      // For now where its channels begin; every one that is put there moves it on.
      (ends[owner], total) = (total, total + ends[owner])
    }
    var sorted = [Int](repeating: 0, count: total)
    for (index, channel) in channels.enumerated() {
      guard let scope = channel.scope else { continue }
      sorted[ends[Int(scope) + 1]] = index
      ends[Int(scope) + 1] += 1
    }
    self.sorted = sorted
    self.ends = ends
  }

  /// The channels of the owner at `scope`, in their order; -1 stands for the merchant.
  func channels(of scope: Int) -> ArraySlice<Int> {
    sorted[(scope < 0 ? 0 : ends[scope])..<ends[scope + 1]]
  }
}
