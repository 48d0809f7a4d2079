import MidasDiagnostics

/// A JSON value whose objects keep the order in which they were written.
///
/// The schemas are literals of it, so that their source reads as the JSON they become.
indirect enum JSON: Equatable, Sendable {
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([Member])

  /// A key of an object and its value.
  struct Member: Equatable, Sendable {
    let key: String
    var value: JSON
  }

  /// An object of these members.
  init(_ members: [(String, JSON)]) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }

  /// A list of texts.
  static func texts(_ texts: some Sequence<String>) -> JSON { .list(texts.map(JSON.text)) }

  /// Two objects as one; where both have a key, the right one's value holds, in the left one's place.
  static func + (left: JSON, right: JSON) -> JSON {
    guard case .object(var members) = left, case .object(let more) = right else { return right }
    for member in more {
      if let index = members.firstIndex(where: { $0.key == member.key }) {
        members[index].value = member.value
      } else {
        members.append(member)
      }
    }
    return .object(members)
  }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(stringLiteral value: String) { self = .text(value) }
  init(arrayLiteral elements: JSON...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}

extension JSON {
  /// The value as text, two blanks a level, with a line break at its end.
  var written: String {
    var text = JSONText()
    if case .object(let members) = self {
      text.object { object in for member in members { member.write(to: &object) } }
    }
    return text.text + "\n"
  }

  /// The texts of a list that is short enough for one line.
  fileprivate var shortTexts: [String]? {
    guard case .list(let elements) = self else { return nil }
    let texts = elements.compactMap { element in
      if case .text(let text) = element { text } else { nil }
    }
    guard texts.count == elements.count, texts.reduce(0, { $0 + $1.utf8.count + 4 }) <= 90 else { return nil }
    return texts
  }

  fileprivate func write(to array: inout JSONText) {
    switch self {
    case .flag(let flag): array.element(flag)
    case .number(let number): array.element(number)
    case .text(let text): array.element(text)
    case .list(let elements): array.array { for element in elements { element.write(to: &$0) } }
    case .object(let members): array.object { for member in members { member.write(to: &$0) } }
    }
  }
}

extension JSON.Member {
  fileprivate func write(to object: inout JSONText) {
    if let texts = value.shortTexts { return object.member(key, texts) }
    switch value {
    case .flag(let flag): object.member(key, flag)
    case .number(let number): object.member(key, number)
    case .text(let text): object.member(key, text)
    case .list(let elements): object.array(key) { for element in elements { element.write(to: &$0) } }
    case .object(let members): object.object(key) { for member in members { member.write(to: &$0) } }
    }
  }
}
