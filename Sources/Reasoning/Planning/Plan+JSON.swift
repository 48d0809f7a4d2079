public import MidasJSON
public import MidasResources

extension Plan {
  /// The saved plan: exactly what `plan --format json` prints.
  public var json: String { document.pretty }

  /// The value that approves the plan: SHA-256 over what it does and relies on.
  ///
  /// It covers the version of the encoding, the store, the workspace, limits, steps with their gates, and
  /// expectations. Base revision, program, places in files, counts of addresses and notes are outside, so that it outlives a
  /// reformatting, a merge and changes to merchants that the plan does not touch.
  public var fingerprint: Digest {
    let covered = JSONValue.object([
      "digest_version": .number(digestVersion),
      "store_id": .string(orNull: storeID),
      "workspace": .string(workspace),
      "limits": limits.document,
      "steps": .array(steps.map { $0.document(isCovered: true) }),
      "expects": .array(expects.map(\.document)),
    ])
    return Digest(hashing: covered.compact.utf8)
  }

  private var document: JSONValue {
    let summary = self.summary
    return .object([
      "format_version": .string(Plan.formatVersion),
      "digest_version": .number(digestVersion),
      "program": .string(program),
      "store_id": .string(orNull: storeID),
      "workspace": .string(workspace),
      "scope": .string(scope.rawValue),
      "base_revision": .number(baseRevision),
      "fingerprint": .string(fingerprint.hex),
      "limits": limits.document,
      "steps": .array(steps.map { $0.document(isCovered: false) }),
      "expects": .array(expects.map(\.document)),
      "whitelists": .array(whitelists.map(\.document)),
      "manual_steps": .array(
        manualSteps.map { step in
          .object([
            "address": .string(step.address.text), "kind": .string(step.kind), "text": .string(step.text),
          ])
        }),
      "summary": .object(
        PlanStep.Action.allCases.map { JSONValue.Member(name: $0.rawValue, value: .number(summary[$0])) }),
    ])
  }
}

extension WhitelistChange {
  /// Counts are texts of digits: of IPv6 they pass what a JSON number holds.
  fileprivate var document: JSONValue {
    .object([
      "address": .string(merchant.text), "opens": .string(opens.description),
      "closes": .string(closes.description), "allows": .string(allows.description),
      "turns": .string(orNull: turns?.rawValue),
    ])
  }
}

extension Limits {
  fileprivate var document: JSONValue {
    .object([
      "deletions": deletions.document,
      "live-channel-deletions": liveChannelDeletions.document,
      "widen-addresses": .number(widenAddresses),
    ])
  }
}

extension Limits.Limit {
  fileprivate var document: JSONValue {
    switch self {
    case .count(let number): .number(number)
    case .percent: .string(text)
    }
  }
}

extension PlanStep {
  /// - Parameter isCovered: Whether only what the fingerprint covers is wanted.
  fileprivate func document(isCovered: Bool) -> JSONValue {
    .object([
      "action": .string(action.rawValue),
      "kind": .string(kind.name),
      "address": .string(address.text),
      "from": from.map { .string($0.text) },
      "expect": .string(orNull: expect?.hex),
      "promise": .string(orNull: promise?.hex),
      "order": order.map(JSONValue.number),
      "set": resource?.document ?? .null,
      "changes": .array(changes.map(\.document)),
      "gates": .array(gates.map { .string($0.rawValue) }),
      "source": isCovered
        ? nil : provenance.map { .object(["path": .string($0.path), "line": .number($0.line)]) },
      "notes": isCovered ? nil : .array(notes.map(JSONValue.string)),
    ])
  }
}

extension PlanStep.Change {
  fileprivate var document: JSONValue {
    .object([
      "field": .string(field), "before": before?.document ?? .null, "after": after?.document ?? .null,
      "secret": .bool(isSecret),
    ])
  }
}

extension Expectation {
  fileprivate var document: JSONValue {
    .object([
      "table": .string(claim.table.rawValue), "key": .array(claim.key.map(JSONValue.string)),
      "holder": .string(orNull: holder?.text), "taker": .string(taker.text),
    ])
  }
}

extension Resource {
  /// The fields by name, without what is implied.
  public var document: JSONValue {
    .object(fields.map { JSONValue.Member(name: $0.field.name, value: $0.value.document) })
  }
}

extension FieldValue {
  /// A text, an array for a set, an object for a map.
  public var document: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .set(let members): .array(members.map(JSONValue.string))
    case .map(let entries): .object(entries.map { .init(name: $0.key, value: .string($0.value)) })
    }
  }
}
