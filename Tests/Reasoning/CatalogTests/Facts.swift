import Foundation
import MidasCatalog
import Testing

/// The facts that the catalog was typed from, as one JSON object per PG.
enum Facts {
  /// The whole file.
  static let file: JSON = {
    guard let url = Bundle.module.url(forResource: "facts", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url), let json = try? JSONDecoder().decode(JSON.self, from: data)
    else { return .null }
    return json
  }()

  /// Every PG's facts, in the file's order.
  static let providers: [ProviderFacts] = file["providers"].array.map(ProviderFacts.init)

  /// `docs:a/b.mdx` as repository, commit and path.
  static func path(ofSource source: String) -> String {
    let parts = source.split(separator: ":", maxSplits: 1)
    return (file["source_prefixes"][String(parts[0])].string ?? "?") + parts[1]
  }

  /// The module that a path like `payment_window.general` means.
  static let modules: [String: Module] = [
    "payment_window.general": .windowGeneral, "payment_window.simple": .windowSimple,
    "payment_window.subscription": .windowSubscription, "payment_window.key_in": .windowKeyIn,
    "api.key_in": .apiKeyIn, "api.subscription": .apiSubscription,
    "api.virtual_account_issue": .apiVirtualAccount, "identity_verification": .identity,
  ]

  /// The modules that a list of such paths means.
  static func modules(_ list: JSON) -> ModuleSet {
    ModuleSet(list.strings.compactMap { modules[$0] })
  }

  /// The confidence that a group's mark means.
  static func confidence(_ group: JSON) -> Confidence {
    switch group["confidence"].string {
    case "low": .low
    case "medium": .medium
    default: .plain
    }
  }
}

/// One PG's facts, shown by its id in test output.
struct ProviderFacts: CustomTestStringConvertible, Sendable {
  let json: JSON
  var id: String { json["id"].string ?? "?" }
  var testDescription: String { id }

  init(_ json: JSON) { self.json = json }
}

/// A JSON value of which absent members read as null.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON { object[key] ?? .null }

  var object: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  var array: [JSON] { if case .list(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let number) = self { number } else { nil } }
  var isTrue: Bool { self == .bool(true) }
  var strings: [String] { array.compactMap(\.string) }
  var exists: Bool { self != .null }
}
