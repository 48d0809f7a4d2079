public import MidasJSON
public import MidasResources

extension Plan {
  /// The saved plan: exactly what `plan --format json` prints.
  public var json: String { FixedPlan(self).json }

  /// The value that approves the plan: SHA-256 over what it does and relies on.
  ///
  /// It covers the version of the encoding, the store, the workspace, limits, steps with their gates, and
  /// expectations. Base revision, program, places in files, counts of addresses, requests that change their answer and
  /// notes are outside, so that it outlives a reformatting, a merge and changes to merchants that the plan does not touch.
  public var fingerprint: Digest { fingerprint(by: OneWorker()) }

  /// The value that approves the plan, made by `workers`.
  func fingerprint(by workers: some Workers) -> Digest {
    var hash = TextHash()
    var json = JSONText(.compact)
    json.object { object in
      object.member("digest_version", digestVersion)
      object.member("store_id", storeID)
      object.member("workspace", workspace)
      object.member("limits", limits.document)
      object.array("steps") { array in
        steps.write(into: &array, movingTo: &hash, by: workers) { $0.write(to: &$1, isCovered: true) }
      }
      object.array("expects") { array in
        expects.write(into: &array, movingTo: &hash, by: workers) { $0.write(to: &$1) }
      }
    }
    json.move(to: &hash)
    return hash.finish()
  }
}

extension FixedPlan {
  /// The saved plan: exactly what `plan --format json` prints.
  public var json: String {
    var text = ""
    writeJSON(to: &text)
    return text
  }

  /// Writes the saved plan, step by step.
  public func writeJSON(to output: inout some TextOutputStream, by workers: some Workers = OneWorker()) {
    let counts = plan.summary
    var json = JSONText()
    json.object { object in
      object.member("format_version", Plan.formatVersion)
      object.member("digest_version", plan.digestVersion)
      object.member("program", plan.program)
      object.member("store_id", plan.storeID)
      object.member("workspace", plan.workspace)
      object.member("scope", plan.scope.rawValue)
      object.member("base_revision", plan.baseRevision)
      object.member("fingerprint", fingerprint.hex)
      object.member("limits", plan.limits.document)
      object.array("steps") { array in
        plan.steps.write(into: &array, movingTo: &output, by: workers) {
          $0.write(to: &$1, isCovered: false)
        }
      }
      object.array("expects") { array in
        plan.expects.write(into: &array, movingTo: &output, by: workers) { $0.write(to: &$1) }
      }
      object.member("whitelists", .array(plan.whitelists.map(\.document)))
      object.member("routes", plan.routes?.document ?? .null)
      object.array("manual_steps") { array in
        plan.manualSteps.write(into: &array, movingTo: &output, by: workers) { $1.element($0.document) }
      }
      object.object("summary") { summary in
        for action in PlanStep.Action.allCases { summary.member(action.rawValue, counts[action]) }
      }
    }
    json.move(to: &output)
    output.write("\n")
  }
}

extension ManualStep {
  fileprivate var document: JSONValue {
    .object(["address": .string(address.text), "kind": .string(kind), "text": .string(text)])
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

extension RouteChanges {
  fileprivate var document: JSONValue {
    .object([
      "changes": .array(changes.map(\.document)),
      "first_answers": .number(firstAnswers),
      "summary": .object(
        RouteChange.Effect.allCases.map { effect in
          JSONValue.Member(
            name: effect.rawValue, value: .number(changes.count { $0.effect == effect }))
        }),
    ])
  }
}

extension RouteChange {
  fileprivate var document: JSONValue {
    .object([
      "scope": .string(scope.text), "request": .string(request), "effect": .string(effect.rawValue),
      "before": before.document, "after": after.document,
    ])
  }
}

extension RouteChange.Answer {
  fileprivate var document: JSONValue {
    .object([
      "outcome": .string(outcome.rawValue),
      "channels": .array(
        channels.map { channel in
          .object([
            "address": .string(channel.address.text), "mode": .string(channel.isLive ? "live" : "test"),
          ])
        }),
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
  /// Writes the step as a member of an array.
  ///
  /// - Parameter isCovered: Whether only what the fingerprint covers is wanted.
  fileprivate func write(to json: inout JSONText, isCovered: Bool) {
    json.object { object in
      object.member("action", action.rawValue)
      object.member("kind", kind.name)
      object.member("address", address.text)
      if let from { object.member("from", from.text) }
      object.member("expect", expect?.hex)
      object.member("promise", promise?.hex)
      if let order { object.member("order", order) }
      if let resource {
        object.object("set") { resource.write(to: &$0) }
      } else {
        object.member("set", nil as String?)
      }
      object.member("changes", .array(changes.map(\.document)))
      object.member("gates", .array(gates.map { .string($0.rawValue) }))
      guard !isCovered else { return }
      if let provenance {
        object.object("source") { source in
          source.member("path", provenance.path)
          source.member("line", provenance.line)
        }
      }
      object.member("notes", .array(notes.map(JSONValue.string)))
    }
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
  fileprivate func write(to json: inout JSONText) {
    json.object { object in
      object.member("table", claim.table.rawValue)
      object.member("key", .array(claim.key.map(JSONValue.string)))
      object.member("holder", holder?.text)
      object.member("taker", taker.text)
    }
  }
}

extension Resource {
  /// The fields by name, without what is implied.
  public var document: JSONValue {
    .object(fields.map { JSONValue.Member(name: $0.field.name, value: $0.value.document) })
  }

  /// The fields by name, without what is implied, as compact JSON.
  public var compactJSON: String {
    var json = JSONText(.compact)
    json.object { write(to: &$0) }
    return json.text
  }

  /// Writes the members of `document`.
  fileprivate func write(to json: inout JSONText) {
    for entry in fields { entry.value.write(entry.field.name, to: &json) }
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
  /// The same as compact JSON.
  public var compactJSON: String {
    var json = JSONText(.compact)
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONText) {
    guard case .map(let entries) = self else { return json.element(document) }
    json.object { for entry in entries { $0.member(entry.key, entry.value) } }
  }

  /// Writes the value as the member `name`.
  fileprivate func write(_ name: String, to json: inout JSONText) {
    switch self {
    case .text(let text): json.member(name, text)
    case .set: json.member(name, document)
    case .map(let entries):
      json.object(name) { for entry in entries { $0.member(entry.key, entry.value) } }
    }
  }
}
