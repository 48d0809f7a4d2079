import MidasResources

/// Which declared merchant is which recorded one, for those that differ.
struct MerchantPairing {
  /// Handles to compare; a merchant on one side only is created or deleted.
  struct Pair {
    var wanted: String?
    var recorded: String?
  }

  /// What differs, by the handle it will have.
  private(set) var pairs: [Pair] = []
  /// Renames that cannot be.
  private(set) var findings: [PlanFinding] = []
  /// Recorded merchants of the workspace that are not declared and not planned.
  private(set) var leftAlone = 0
  /// The recorded merchants that the plan could have deleted from.
  private(set) var recordedInScope: [String] = []

  /// What a restoration pairs by itself.
  init(_ restoration: Restoration) {
    pairs = restoration.pairs.map { Pair(wanted: $0.merchant?.handle, recorded: $0.recorded) }
    recordedInScope = restoration.pairs.compactMap(\.recorded)
  }

  /// - Parameter comparesAll: Whether merchants are paired too of which nothing that is declared differs.
  init(_ wanted: Wanted, _ index: [RecordedEntry], comparingAll comparesAll: Bool = false) {
    let recorded = Dictionary(index.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
    let declared = Set(wanted.entries.lazy.map(\.handle))
    var renamed: Set<String> = []

    for entry in wanted.entries where wanted.selection.includes(entry.handle) {
      if let former = entry.formerly, former != entry.handle, recorded[former] != nil {
        guard recorded[entry.handle] == nil else {
          findings.append(.movedOntoExisting(.init(from: .merchant(former), to: .merchant(entry.handle))))
          continue
        }
        if renamed.insert(former).inserted {
          pairs.append(Pair(wanted: entry.handle, recorded: former))
          recordedInScope.append(former)
          continue
        }
      }
      guard let found = recorded[entry.handle] else {
        pairs.append(Pair(wanted: entry.handle))
        continue
      }
      recordedInScope.append(entry.handle)
      let isSame =
        found.digest == entry.digest && found.order == entry.order && found.owner == wanted.workspace
        && !entry.hasMoves && !comparesAll
      if !isSame { pairs.append(Pair(wanted: entry.handle, recorded: entry.handle)) }
    }

    // A merchant renamed away frees its handle, which another document may declare anew.
    for index in pairs.indices {
      if let handle = pairs[index].recorded, handle == pairs[index].wanted, renamed.contains(handle) {
        pairs[index].recorded = nil
      }
    }
    for handle in renamed where declared.contains(handle) && wanted.selection.includes(handle) {
      if !pairs.contains(where: { $0.wanted == handle }) { pairs.append(Pair(wanted: handle)) }
    }

    for entry in index where entry.owner == wanted.workspace {
      guard !declared.contains(entry.handle), !renamed.contains(entry.handle) else { continue }
      if wanted.selection == .root {
        pairs.append(Pair(recorded: entry.handle))
        recordedInScope.append(entry.handle)
      } else {
        leftAlone += 1
      }
    }
    pairs.sort { precedesInBytes($0.wanted ?? $0.recorded ?? "", $1.wanted ?? $1.recorded ?? "") }
  }
}

extension PlanFinding {
  /// - Parameter move: The rename as declared; where another follows it, both mean the end of the chain.
  static func movedOntoExisting(_ move: WantedMerchant.Move) -> PlanFinding {
    PlanFinding(
      rule: "moved-onto-existing", address: move.to, move: move,
      message: "`\(move.from)` cannot be renamed to `\(move.to)`: both are recorded",
      label: "two contracts would become one, and payments of the other would find no channel",
      help: "take the rename out, and delete one of the two in an apply of its own",
      other: Other(address: move.from))
  }

  static func movedNotFound(_ move: WantedMerchant.Move) -> PlanFinding {
    PlanFinding(
      rule: "moved-not-found", address: .merchant(move.to.merchant), move: move,
      message: "neither `\(move.from)` nor `\(move.to)` is recorded, so there is nothing to rename",
      label: "the old channel would be deleted, and another one created",
      help: "correct the name under `moved`, or take the rename out")
  }
}
