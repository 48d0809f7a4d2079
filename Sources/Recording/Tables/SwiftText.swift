import MidasCatalog
import MidasJSON
import MidasResources
import MidasRouting
import MidasTableFormat

/// `Channels.swift`.
struct SwiftText: ConstantsText {
  let path = "Channels.swift"
  let ending = "    ])\n"

  func head(_ origin: TableOrigin) -> String {
    """
    // Written by `midas tables`. Change the configuration instead.

    /// The channels of a payment configuration, compiled in.
    public enum Channels {
      public enum Mode: String, Sendable { case live, test }
      public enum Kind: String, Sendable { case window, api, identity }
      public enum Outcome: String, Sendable {
        case channel, oldest, fallback, ambiguous, none
        case sharedTest = "shared-test"
      }

      public struct Channel: Hashable, Sendable {
        /// Nil for a shared test MID that is not declared.
        public let address: String?
        public let mode: Mode
        public let code: String?
        public let mid: String
        public let key: String?
        public let assigned: String?

        fileprivate init(_ address: String?, _ mode: Mode, _ code: String?, _ mid: String, _ key: String?, _ assigned: String?) {
          self.address = address
          self.mode = mode
          self.code = code
          self.mid = mid
          self.key = key
          self.assigned = assigned
        }
      }

      public struct Answer: Hashable, Sendable {
        public let outcome: Outcome
        public let channels: [Channel]

        fileprivate init(_ outcome: Outcome, _ channels: [Channel]) {
          self.outcome = outcome
          self.channels = channels
        }
      }

      public struct Able: Hashable, Sendable {
        public let channel: Channel
        /// Empty where any method may be meant.
        public let methods: [String]
        /// Empty where any currency may be meant.
        public let currencies: [String]

        fileprivate init(_ channel: Channel, _ methods: [String], _ currencies: [String]) {
          self.channel = channel
          self.methods = methods
          self.currencies = currencies
        }
      }

      /// The revision of the state; nil where the configuration was read.
      public static let revision: Int? = \(origin.revision.map(String.init) ?? "nil")
      public static let digest = "\(origin.digest)"

    """
  }

  func beginning(of table: ConstantsTable) -> String {
    switch table {
    case .requests:
      "\n  /// By scope, kind and `pg`; an empty `pg` is the fallback.\n  public static let requests: [String: Answer] = Dictionary(\n    uniqueKeysWithValues: [\n"
    case .anywhere:
      "\n  /// By kind and `pg`, for every scope that has no channel of that name.\n  public static let anywhere: [String: Answer] = Dictionary(\n    uniqueKeysWithValues: [\n"
    case .abilities:
      "\n  /// By scope, mode and module; oldest first.\n  public static let abilities: [String: [Able]] = Dictionary(\n    uniqueKeysWithValues: [\n"
    }
  }

  func entry(_ key: [String], _ answer: RouteAnswer) -> String {
    let outcome = answer.outcome == .sharedTest ? "sharedTest" : answer.outcome.rawValue
    return
      "      (\(quoted(key)), Answer(.\(outcome), [\(answer.channels.map(channel).joined(separator: ", "))])),"
  }

  func entry(_ key: [String], _ able: [RouteTable.Ability.Able]) -> String {
    let rows = able.map { able in
      "Able(\(channel(able.target)), \(list(able.methods.names)), \(list(able.currencies)))"
    }
    return "      (\(quoted(key)), [\(rows.joined(separator: ", "))]),"
  }

  let foot = """

      /// What a V1 request of `scope` reaches that says `pg`, as `midas lookup` answers.
      public static func resolve(_ scope: String, _ kind: Kind, _ pg: String) -> Answer {
        if let own = requests["\\(scope) \\(kind.rawValue) \\(pg)"] { return own }
        guard let fallback = requests["\\(scope) \\(kind.rawValue) "] else { return Answer(.none, []) }
        let code = pg.prefix { $0 != "." }
        return anywhere["\\(kind.rawValue) \\(code)"] ?? anywhere["\\(kind.rawValue) \\(pg)"] ?? fallback
      }

      /// The channels of `scope` that are able, oldest first.
      public static func able(
        _ scope: String, _ mode: Mode, _ module: String, method: String? = nil, currency: String? = nil
      ) -> [Channel] {
        func takes(_ list: [String], _ word: String?) -> Bool { word.map { list.isEmpty || list.contains($0) } ?? true }
        return (abilities["\\(scope) \\(mode.rawValue) \\(module)"] ?? [])
          .filter { takes($0.methods, method) && takes($0.currencies, currency) }.map(\\.channel)
      }
    }

    """

  private func quoted(_ key: [String]) -> String { literal(key.joined(separator: " ")) }

  private func list(_ texts: [String]) -> String { "[\(texts.map(literal).joined(separator: ", "))]" }

  private func channel(_ target: RouteAnswer.Target) -> String {
    let fields = [
      target.address.map { literal($0.text) }, ".\(target.mode)", target.code.map(literal),
      literal(target.mid),
      target.key.map(literal), target.assigned.map { literal($0.text) },
    ]
    return "Channel(\(fields.map { $0 ?? "nil" }.joined(separator: ", ")))"
  }

  /// A string literal: what a reader would not see is escaped.
  private func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case _ where scalar.isInvisible: literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
