import MidasCatalog
import MidasModel

/// A test channel and a live one with the same code and MID.
struct ModePair {
  /// The index of the live channel.
  let live: Int
  /// The index of the test channel.
  let test: Int
}

extension MerchantSubject {
  /// The test channels whose own MID is also that of a live channel, each with the first such one.
  var modePairs: [ModePair] {
    var tests: [(index: Int, contract: Contract)] = []
    for index in channels.indices where merchant.channels.known[index].mode.value == .test {
      guard let contract = contract(ofChannelAt: index) else { continue }
      tests.append((index, contract))
    }
    guard !tests.isEmpty else { return [] }
    var live: [ModelessContract: Int] = [:]
    for index in channels.indices where merchant.channels.known[index].mode.value == .live {
      guard let contract = contract(ofChannelAt: index) else { continue }
      let key = ModelessContract(contract)
      if live[key] == nil { live[key] = index }
    }
    return tests.compactMap { test in
      live[ModelessContract(test.contract)].map { ModePair(live: $0, test: test.index) }
    }
  }
}

/// Code and MID, whatever they are used for.
private struct ModelessContract: Hashable {
  let pg: Int
  let midHash: UInt64

  init(_ contract: Contract) {
    pg = contract.pg
    midHash = contract.midHash
  }
}
