import MidasCatalog
import MidasConsole
import MidasJSON
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorkspace

/// `midas drift --against portone`: recorded merchants held against what PortOne lists.
struct ConsoleDrift {
  /// Where PortOne was asked.
  let url: PortOneURL
  /// What came of each merchant that was asked for, by handle.
  private(set) var results: [(merchant: String, result: Result<ConsoleComparison, ConsoleSilence>)] = []

  /// Compares the merchants of a state, or those named.
  init(
    _ store: any StateStore, targets: [String], in surroundings: Surroundings, asking console: ConsoleOptions
  ) throws {
    url = try console.address
    let trusted = try console.trustedRoots
    let merchants = try StoreAccess.reporting {
      try store.read { reader in
        let state = SealedState(reader)
        return try state.merchants(targets.isEmpty ? state.index().map(\.handle) : Set(targets).sorted())
      }
    }
    if let missing = targets.first(where: { target in !merchants.contains { $0.handle == target } }) {
      throw CommandFailure(status: .usage, message: "no merchant `\(missing)` is recorded")
    }
    let questions = merchants.compactMap(ConsoleQuestion.init)
    let answers = ConsoleQuestion.answers(
      to: questions, at: url, within: .seconds(console.timeLimit), trusting: trusted, below: surroundings.root
    )
    let catalog = surroundings.settings.catalog
    results = merchants.map { merchant in
      guard let answer = answers[merchant.handle] else {
        return (
          merchant.handle,
          .failure(ConsoleSilence("no `rest-api-key` and `rest-api-secret` are recorded to ask PortOne with"))
        )
      }
      return (merchant.handle, answer.map { ConsoleComparison(of: merchant, with: $0, by: catalog) })
    }
  }

  /// The comparisons that could be made.
  var comparisons: [ConsoleComparison] { results.compactMap { try? $0.result.get() } }

  /// The merchants that could not be compared, and why.
  var silences: [(merchant: String, reason: String)] {
    results.compactMap { merchant, result in
      if case .failure(let silence) = result { (merchant, silence.message) } else { nil }
    }
  }

  /// The channel keys that PortOne knows and the state does not.
  var keys: [Address: String] {
    comparisons.reduce(into: [:]) { $0.merge($1.keys) { first, _ in first } }
  }

  /// How many differences there are; what they do to requests is not counted again.
  private var differenceCount: Int { comparisons.reduce(0) { $0 + $1.differences.count } }

  /// Whether PortOne lists everything as it is recorded.
  var isEmpty: Bool { comparisons.allSatisfy { $0.differences.isEmpty && $0.routes.isEmpty } }

  // MARK: - Output

  /// The comparisons for a person: a line a difference, what it does to requests, what else is known.
  var text: String {
    comparisons.flatMap { comparison -> [String] in
      comparison.differences.map { "\($0.kind.mark) \($0.subject): \($0.message)" }
        + comparison.routes.map { "! \($0.scope): \($0.message)" }
        + comparison.keys.sorted { $0.key < $1.key }.map {
          "# \($0.key): its channel key is known there: \(JSONText.quoted($0.value).dropFirst().dropLast())"
        }
        + comparison.notes.map { "# \($0)" }
    }.map { "\($0)\n" }.joined()
  }

  /// What was compared and found, for the closing line.
  var summary: String {
    let channels = comparisons.reduce(0) { $0 + $1.channelCount }
    let merchants = comparisons.count
    let what =
      "\(channels) channel\(channels == 1 ? "" : "s") of \(merchants) merchant\(merchants == 1 ? "" : "s")"
    let count = differenceCount
    return count == 0
      ? "\(what), as PortOne lists them (\(url))."
      : "\(count) difference\(count == 1 ? "" : "s") in \(what) (\(url))."
  }

  /// The comparisons for other programs; grows by additions only.
  ///
  /// - Parameter patch: What would put the keys into the files, where that was asked for.
  func json(patch: String?) -> String {
    var json = JSONText()
    json.object { report in
      report.member("format_version", Plan.formatVersion)
      report.member("against", "portone")
      report.member("url", url.description)
      report.array("merchants") { array in
        for (merchant, result) in results {
          array.object { object in
            object.member("merchant", merchant)
            switch result {
            case .failure(let silence): object.member("failure", silence.message)
            case .success(let comparison): comparison.write(to: &object)
            }
          }
        }
      }
      if let patch { report.member("patch", patch) }
    }
    return json.text + "\n"
  }
}

extension ConsoleComparison {
  fileprivate func write(to object: inout JSONText) {
    object.member("failure", nil as String?)
    object.member("channels", channelCount)
    object.array("differences") { array in
      for difference in differences {
        array.object { object in
          object.member("kind", difference.kind.rawValue)
          object.member("subject", difference.subject)
          object.member("message", difference.message)
          object.member("recorded", difference.recorded)
          object.member("listed", difference.listed)
        }
      }
    }
    object.array("requests") { array in
      for route in routes {
        array.object { object in
          object.member("scope", route.scope)
          object.member("kind", route.kind)
          object.member("pg", route.pg)
          object.member("recorded", route.recorded)
          object.member("listed", route.listed)
        }
      }
    }
    object.array("keys") { array in
      for (address, key) in keys.sorted(by: { $0.key < $1.key }) {
        array.object { object in
          object.member("address", address.text)
          object.member("key", key)
        }
      }
    }
    object.array("notes") { array in for note in notes { array.element(note) } }
  }
}

extension ConsoleDifference.Kind {
  /// The sign before a line of that kind, as in a plan.
  fileprivate var mark: String {
    switch self {
    case .missing: "-"
    case .unknown: "+"
    case .name, .pg, .mid, .mode, .kinds, .key, .assign, .order: "~"
    }
  }
}
