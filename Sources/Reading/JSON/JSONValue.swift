/// A JSON value whose objects keep the order of their members, so that it is written the same way each time.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case number(Int)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([Member])

  /// One named value of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSONValue

    /// `value`, named.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object of `members`; those without a value are left out.
  public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A text, or `null` for none.
  public static func string(orNull text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The value named `name` of an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value on lines of its own, two blanks deeper each level, with a line feed at the end.
  public var pretty: String { written(.indented) + "\n" }

  /// The value without any blank outside texts.
  public var compact: String { written(.compact) }

  private func written(_ layout: JSONText.Layout) -> String {
    var json = JSONText(layout)
    json.element(self)
    return json.text
  }
}
