import MidasCatalog
public import MidasResources
public import MidasRouting
import MidasWriting

/// What a request is to reach, as a route test says it.
public enum Expectation: Hashable, Sendable {
  /// The channel by name, alone or as the oldest of several.
  case channel(Address)
  /// The channel by name, as the oldest of several.
  case oldest(Address)
  /// The channel as the default of what names nothing.
  case fallback(Address)
  /// The group, by its key.
  case group(Address)
  /// One of several channels, which of them is left open.
  case candidates(Set<Address>)
  /// A shared test MID that is not declared.
  case sharedTest
  /// Nothing.
  case none

  /// Whether `answer` to `request` is what is expected.
  func isMet(by answer: RouteAnswer, to request: RouteRequest, in view: RouteView) -> Bool {
    let first = answer.channels.first?.address
    switch self {
    case .channel(let address):
      return [.channel, .oldest].contains(answer.outcome) && first == address
    case .oldest(let address): return answer.outcome == .oldest && first == address
    case .fallback(let address): return answer.outcome == .fallback && first == address
    case .group(let address): return answer.outcome != .none && view.group(of: request)?.address == address
    case .candidates(let addresses):
      return answer.outcome == .ambiguous && Set(answer.channels.compactMap(\.address)) == addresses
    case .sharedTest: return answer.outcome == .sharedTest
    case .none: return answer.outcome == .none
    }
  }

  /// What a test of `request` that `answer` passes expects.
  init(_ answer: RouteAnswer, to request: RouteRequest, in view: RouteView) {
    let first = answer.channels.first?.address
    if answer.outcome != .none, let group = view.group(of: request) {
      self = .group(group.address)
      return
    }
    self =
      switch answer.outcome {
      case .channel, .oldest: first.map(Expectation.channel) ?? .none
      case .fallback: first.map(Expectation.fallback) ?? .none
      case .sharedTest: .sharedTest
      case .ambiguous: .candidates(Set(answer.channels.compactMap(\.address)))
      case .none: .none
      }
  }

  /// The channels and the group that it names.
  var addresses: [Address] {
    switch self {
    case .channel(let address), .oldest(let address), .fallback(let address), .group(let address): [address]
    case .candidates(let addresses): addresses.sorted()
    case .sharedTest, .none: []
    }
  }

  /// The value of `expect`, as YAML on one line.
  public var yaml: String {
    switch self {
    case .channel(let address): YAMLText.scalar(address.text)
    case .oldest(let address): "{ oldest: \(YAMLText.scalar(address.text)) }"
    case .fallback(let address): "{ fallback: \(YAMLText.scalar(address.text)) }"
    case .group(let address): "{ group: \(YAMLText.scalar(address.text)) }"
    case .candidates(let addresses):
      "{ candidates: [\(addresses.sorted().map { YAMLText.scalar($0.text) }.joined(separator: ", "))] }"
    case .sharedTest: "shared-test"
    case .none: "none"
    }
  }

  /// What is expected, within a sentence.
  var phrase: String {
    switch self {
    case .channel(let address): "`\(address)`"
    case .oldest(let address): "`\(address)` as the oldest of several"
    case .fallback(let address): "a fallback to `\(address)`"
    case .group(let address): "the group `\(address)`"
    case .candidates(let addresses): addresses.sorted().map { "`\($0)`" }.joined(separator: " or ")
    case .sharedTest: "a shared test MID"
    case .none: "nothing"
    }
  }
}

extension RouteView {
  /// The group whose key a request names.
  func group(of request: RouteRequest) -> Group? {
    guard case .key(let key) = request.naming else { return nil }
    return groups.first { $0.key == key }
  }
}

extension RouteRequest {
  /// A test of this request, as an item of `routes`.
  public func yaml(expecting expected: Expectation) -> String {
    var fields = ["scope: \(YAMLText.scalar(scope.text))"]
    if kind != .window { fields.append("kind: \(kind.rawValue)") }
    switch naming {
    case .pg(""): break
    case .pg(let pg): fields.append("pg: \(YAMLText.scalar(pg))")
    case .key(let key): fields.append("key: \(YAMLText.scalar(key))")
    case .ability(let ability):
      fields.append("mode: \(ability.mode.name)")
      fields.append("module: \(ability.module.name)")
      if let method = ability.method { fields.append("method: \(method.name)") }
      if let currency = ability.currency { fields.append("currency: \(YAMLText.scalar(currency))") }
    }
    return "- { \(fields.joined(separator: ", ")), expect: \(expected.yaml) }"
  }
}
