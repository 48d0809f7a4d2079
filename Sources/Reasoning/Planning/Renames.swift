import MidasResources

/// Which recorded channel or sub-merchant of one merchant goes by which name now.
struct Renames {
  private var ends: [Address: Address] = [:]
  private(set) var findings: [PlanFinding] = []
  /// The names are known one by one, so that what has none has to go.
  private var isExact = false

  /// Names that are known one by one, by the recorded address; what has none has to go.
  init(exactly ends: [Address: Address]) {
    self.ends = ends
    isExact = true
  }

  /// Whether what is recorded at `address` has to go, whatever has its name then.
  func isDisplaced(_ address: Address) -> Bool { isExact && ends[address] == nil }

  /// Judges the renames that `wanted` declares by what is recorded of it.
  init(_ wanted: WantedMerchant, recorded: RecordedMerchant) {
    let isRecorded = Set(recorded.resources.lazy.map { $0.resource.address.moved(to: wanted.handle) })
    let next = Dictionary(wanted.moved.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    let isWanted = Set(wanted.resources.lazy.map(\.resource.address))
    var taken: Set<Address> = []
    // The names between the one that is recorded and the end of its chain were never recorded, or are no more.
    let passed = Set(
      wanted.moved.lazy.map(\.from).filter(isRecorded.contains).flatMap { Self.chain(from: $0, next) })

    for move in wanted.moved {
      let chain = Self.chain(from: move.from, next)
      guard let end = chain.last else { continue }
      guard isRecorded.contains(move.from) else {
        if !passed.contains(move.from), !chain.contains(where: isRecorded.contains) {
          findings.append(.movedNotFound(move))
        }
        continue
      }
      // What was renamed to nothing that is declared is simply deleted.
      guard isWanted.contains(end) else { continue }
      if chain.contains(where: isRecorded.contains) || !taken.insert(end).inserted {
        findings.append(.movedOntoExisting(move))
      } else {
        ends[move.from] = end
      }
    }
  }

  /// The names that follow `from`, the last of which it has now; a cycle ends where it closes.
  private static func chain(from: Address, _ next: [Address: Address]) -> [Address] {
    var chain: [Address] = []
    var seen: Set<Address> = [from]
    var current = from
    while let following = next[current], seen.insert(following).inserted {
      chain.append(following)
      current = following
    }
    return chain
  }

  /// The address that what is recorded at `address` has now, in the merchant with `handle`.
  func target(of address: Address, in handle: String) -> Address {
    if let end = ends[address] { return end }
    let moved = address.moved(to: handle)
    if let end = ends[moved] { return end }
    guard moved.kind == .default || moved.kind == .webhook, let store = moved.submerchant,
      let end = ends[.submerchant(handle, store)]
    else { return moved }
    return moved.moved(toSubmerchant: end.id)
  }
}
