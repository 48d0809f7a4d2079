import MidasResources

extension RouteChanges {
  /// How many lines a plan spends on requests.
  static let mostLines = 20

  /// Changes that have all but the request in common, and so are one line.
  struct Line {
    var change: RouteChange
    var requests: [String]

    /// The requests on the line: three of them, and how many there are beside.
    func requests(_ shown: (String) -> String) -> String {
      let more = requests.count > 3 ? " and \(requests.count - 3) more" : ""
      return requests.prefix(3).map(shown).joined(separator: ", ") + more
    }
  }

  /// The changes as lines: first what is lost, then what moves, then what is found.
  ///
  /// What only has more to choose from is left to the summary.
  var lines: [Line] {
    var lines: [Line] = []
    var positions: [RouteChange: Int] = [:]
    for effect in [RouteChange.Effect.lost, .moved, .found] {
      for change in changes where change.effect == effect {
        var common = change
        common.request = ""
        if let position = positions[common] {
          lines[position].requests.append(change.request)
        } else {
          positions[common] = lines.count
          lines.append(Line(change: common, requests: [change.request]))
        }
      }
    }
    return lines
  }

  /// Lines as a person reads them, the most important ones, and the summary.
  var text: [String] {
    let all = lines
    var text = all.prefix(Self.mostLines).map { line in
      "= \(line.change.scope) \(line.requests(\.inline)): \(line.change.answers)"
    }
    let rest = all.dropFirst(Self.mostLines).reduce(0) { $0 + $1.requests.count }
    if rest > 0 { text.append("= … and \(rest) more; `--format json` lists all of them") }
    return text + ["= requests: \(summary)"]
  }

  /// What becomes of how many requests: "3 lose their channel, 1 changes its answer; 0 elsewhere".
  var summary: String {
    func part(_ effect: RouteChange.Effect, _ one: String, _ many: String) -> String? {
      let count = changes.count { $0.effect == effect }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    var parts = [
      part(.lost, "loses its channel", "lose their channel"),
      part(.moved, "changes its answer", "change their answer"),
      part(.found, "is answered anew", "are answered anew"),
      part(.joined, "has more channels to choose from", "have more channels to choose from"),
    ].compactMap(\.self)
    let isChange = !parts.isEmpty
    if firstAnswers > 0 {
      parts.append("\(firstAnswers) \(firstAnswers == 1 ? "gets its" : "get their") first answer")
    }
    if parts.isEmpty { return "none changes its answer" }
    return parts.joined(separator: ", ") + (isChange ? "; 0 elsewhere" : "")
  }
}

extension RouteChange {
  /// Both answers: `card → card-2`, with the mode where that is what changes.
  var answers: String { answers { $0 } }

  /// Both answers, each as `shown` writes it.
  func answers(_ shown: (String) -> String) -> String {
    let isOfMode =
      before.channels.map(\.address) == after.channels.map(\.address) && before.channels != after.channels
    return "\(shown(before.words(withModes: isOfMode))) → \(shown(after.words(withModes: isOfMode)))"
  }
}

extension RouteChange.Answer {
  /// What is reached, in words; channels by their ids, for they are of the scope's merchant.
  fileprivate func words(withModes: Bool) -> String {
    var names = channels.prefix(3).map { channel in
      channel.address.id + (withModes ? channel.isLive ? " (live)" : " (test)" : "")
    }
    if channels.count > 3 { names.append("\(channels.count - 3) more") }
    let list = names.joined(separator: " | ")
    return switch outcome {
    case .channel: list
    case .fallback: "fallback to \(list)"
    case .sharedTest: "shared test MID"
    case .ambiguous: channels.isEmpty ? "undecided" : list
    case .none: "none"
    }
  }
}
