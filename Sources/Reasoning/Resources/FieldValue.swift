/// The value of one field of a resource.
public enum FieldValue: Hashable, Sendable {
  /// One text, as written.
  case text(String)
  /// Texts in ascending byte order, each once.
  case set([String])
  /// Entries in ascending byte order of their keys, each key once.
  case map([MapEntry])

  /// A set of `members` in any order.
  public static func set(of members: some Sequence<String>) -> FieldValue {
    let members = Array(members)
    return .set(isAscending(members) ? members : Set(members).sorted(by: precedesInBytes))
  }

  /// A map of `entries`; of several with one key, the first stands.
  public static func map(of entries: some Sequence<(String, String)>) -> FieldValue {
    let entries = entries.map { MapEntry(key: $0, value: $1) }
    if isAscending(entries.map(\.key)) { return .map(entries) }
    let unique = Dictionary(entries.lazy.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return .map(unique.values.sorted { precedesInBytes($0.key, $1.key) })
  }

  /// Whether texts are in ascending byte order already, each once, as everything is that was recorded.
  private static func isAscending(_ texts: [String]) -> Bool {
    zip(texts, texts.dropFirst()).allSatisfy { precedesInBytes($0, $1) }
  }

  /// Whether it is a set or map without members; such a field is left out.
  public var isEmpty: Bool {
    switch self {
    case .text: false
    case .set(let members): members.isEmpty
    case .map(let entries): entries.isEmpty
    }
  }

  /// Its texts without keys, in order.
  public var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .set(let members): members
    case .map(let entries): entries.map(\.value)
    }
  }
}

/// One entry of a map value.
public struct MapEntry: Hashable, Sendable {
  /// What it is called, as `sign_key`.
  public var key: String
  /// Its text, as written.
  public var value: String

  /// An entry named `key`.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// Whether `left` sorts before `right` by UTF-8 bytes, the order of everything that is hashed.
public func precedesInBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
