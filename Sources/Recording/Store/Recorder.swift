import MidasPlanning
import MidasResources

/// What steps leave recorded.
struct Recorder: Sendable {
  /// The number of the revision.
  let number: Int
  /// The workspace that will own what it creates.
  let workspace: String
  /// The commit that is applied.
  let commit: String?
  /// What is to be recorded of the values behind references, by the address of the resource that has them.
  let fingerprints: [Address: [SecretFingerprint]]
  /// What was recorded of the merchants that are touched, by address.
  var before: [Address: RecordedResource] = [:]

  /// What each of `steps` leaves recorded, if anything; counts the ordinals of their merchants on.
  func record(_ steps: [PlanStep], in rows: inout [String: MerchantRow]) -> [RecordedResource?] {
    // New channels take their ordinals in declaration order, not in that of the steps, and after their merchant's row.
    let arriving = steps.indices.filter { steps[$0].promise != nil }.sorted {
      (steps[$0].kind == .merchant ? 0 : 1, steps[$0].order ?? -1, $0)
        < (steps[$1].kind == .merchant ? 0 : 1, steps[$1].order ?? -1, $1)
    }
    var recorded = [RecordedResource?](repeating: nil, count: steps.count)
    for index in arriving { recorded[index] = record(steps[index], in: &rows) }
    return recorded
  }

  private func record(_ step: PlanStep, in rows: inout [String: MerchantRow]) -> RecordedResource? {
    guard let resource = step.resource else { return nil }
    let old = step.recordedAddress.flatMap { before[$0] }
    let handle = step.address.merchant
    if step.kind == .merchant {
      rows[handle, default: MerchantRow(owner: workspace)].owner = workspace
    }
    var ordinal = step.action == .replace ? nil : old?.ordinal
    if step.kind == .channel, ordinal == nil {
      ordinal = rows[handle]?.nextOrdinal
      rows[handle]?.nextOrdinal += 1
    }
    var provenance = step.provenance ?? old?.provenance ?? Provenance(path: "", line: 0)
    provenance.commit = commit
    return RecordedResource(
      resource, digest: step.promise, provenance: provenance, revision: number, ordinal: ordinal,
      fingerprints: fingerprints(of: resource, after: old))
  }

  /// What was made for this apply; else what was recorded, as far as the resource still has those references.
  func fingerprints(of resource: Resource, after old: RecordedResource?) -> [SecretFingerprint] {
    let known = fingerprints[resource.address] ?? old?.fingerprints ?? []
    guard !known.isEmpty else { return [] }
    let references = resource.secretReferences
    return known.filter { references.contains($0.reference) }
      .sorted { precedesInBytes($0.reference, $1.reference) }
  }

  /// What `step` did, for the history.
  func change(
    by step: PlanStep, from old: RecordedResource?, to new: RecordedResource?
  ) -> RecordedChange {
    RecordedChange(
      action: step.action, address: step.address, from: step.from, before: old?.resource,
      after: step.resource, ordinal: (new ?? old)?.ordinal, seal: new.map(Seal.digest),
      rotated: step.changes.filter(\.isRotation).map(\.field))
  }
}
