/// A value can be written as a literal, so that source reads as the JSON it becomes.
extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Values in order.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Named values in order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

  /// An object of these members.
  public init(_ members: [(String, JSONValue)]) {
    self = .object(members.map { Member(name: $0.0, value: $0.1) })
  }

  /// A list of texts.
  public static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// Two objects as one; where both have a member, the right one's value holds, in the left one's place.
  public static func + (left: JSONValue, right: JSONValue) -> JSONValue {
    guard case .object(var members) = left, case .object(let more) = right else { return right }
    for member in more {
      if let index = members.firstIndex(where: { $0.name == member.name }) {
        members[index].value = member.value
      } else {
        members.append(member)
      }
    }
    return .object(members)
  }
}
