import MidasPlanning
import MidasResources

/// The entries that recorded resources should have in the invariant tables, against those that are there.
struct ClaimDrift {
  private let facts: PlanningFacts
  private var expected: [String: Set<[String]>] = [:]
  private var mids: [String: (pg: String, mid: String, scope: String, isFree: Bool)] = [:]

  init(_ facts: PlanningFacts) { self.facts = facts }

  /// Adds what a recorded resource should hold.
  mutating func add(_ resource: Resource) {
    for claim in resource.claims(facts) where claim.table != .liveMIDs {
      let holder = claim.table == .merchantCodes ? resource.address.merchant : resource.address.text
      expected["\(claim.table.rawValue) \(holder)", default: []].insert(claim.key)
    }
    guard resource.address.kind == .channel, resource.text(.channelMode) == "live",
      let mid = resource.text(.channelMID), let pg = resource.text(.channelPG)
    else { return }
    let isIdentity = resource.members(.channelModules).contains("identity")
    let store = resource.text(.channelAssign).map { Address.submerchant(resource.address.merchant, $0).text }
    mids[resource.address.text] = (
      isIdentity ? "\(pg)#identity" : pg, mid, store ?? resource.address.merchant, facts.isMIDFree(resource)
    )
  }

  /// What differs, with the entry or the address that it is about.
  func differences(from stored: [StoredClaim]) -> [(subject: String, message: String)] {
    var differences: [(String, String)] = []
    var missing = expected
    var held: Set<String> = []
    for entry in stored {
      let subject = ([entry.claim.table.rawValue] + entry.claim.key.filter { !$0.isEmpty }).joined(
        separator: " ")
      if entry.claim.table == .liveMIDs {
        if isRight(entry) {
          held.insert(entry.holder)
        } else {
          differences.append((subject, "`\(entry.holder)` holds it, which is no live channel of that MID"))
        }
      } else if missing["\(entry.claim.table.rawValue) \(entry.holder)"]?.remove(entry.claim.key) == nil {
        differences.append((subject, "`\(entry.holder)` holds it, for which something else is recorded"))
      }
    }
    for (holder, keys) in missing {
      for key in keys {
        let parts = holder.split(separator: " ", maxSplits: 1).map(String.init)
        differences.append(
          (
            "\(parts[0]) \(key.joined(separator: " "))",
            "`\(parts.last ?? "")` should hold it, and nobody keeps others from it"
          ))
      }
    }
    for (channel, mid) in mids where !mid.isFree && !held.contains(channel) {
      differences.append(
        (
          "live_mids \(mid.pg) \(mid.mid)",
          "`\(channel)` should hold it, and nothing keeps other channels from its MID"
        ))
    }
    return differences
  }

  /// Whether an entry is that of a live channel, for any store or for the one that it serves.
  func isRight(_ entry: StoredClaim) -> Bool {
    guard let mid = mids[entry.holder] else { return false }
    return entry.claim.key == [mid.pg, mid.mid, ""] || entry.claim.key == [mid.pg, mid.mid, mid.scope]
  }
}
