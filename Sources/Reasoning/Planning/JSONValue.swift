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

  // MARK: - Writing

  /// The value on lines of its own, two blanks deeper each level, with a line feed at the end.
  public var pretty: String {
    var text = ""
    write(into: &text, indentation: 0)
    text.append("\n")
    return text
  }

  /// The value without any blank outside texts.
  public var compact: String {
    var text = ""
    write(into: &text, indentation: nil)
    return text
  }

  private func write(into text: inout String, indentation: Int?) {
    switch self {
    case .null: text.append("null")
    case .bool(let value): text.append(value ? "true" : "false")
    case .number(let value): text.append(String(value))
    case .string(let value): Self.write(value, into: &text)
    case .array(let values):
      Self.write(values, in: ("[", "]"), into: &text, indentation) { $0.write(into: &$1, indentation: $2) }
    case .object(let members):
      Self.write(members, in: ("{", "}"), into: &text, indentation) { member, text, indentation in
        Self.write(member.name, into: &text)
        text.append(indentation == nil ? ":" : ": ")
        member.value.write(into: &text, indentation: indentation)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], in brackets: (String, String), into text: inout String, _ indentation: Int?,
    item: (Item, inout String, Int?) -> Void
  ) {
    text.append(brackets.0)
    for (index, value) in items.enumerated() {
      if index > 0 { text.append(",") }
      if let indentation { breakLine(into: &text, indentation + 2) }
      item(value, &text, indentation.map { $0 + 2 })
    }
    if let indentation, !items.isEmpty { breakLine(into: &text, indentation) }
    text.append(brackets.1)
  }

  private static func breakLine(into text: inout String, _ indentation: Int) {
    text.append("\n")
    for _ in 0..<indentation { text.append(" ") }
  }

  private static func write(_ value: String, into text: inout String) {
    text.append("\"")
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text.append("\\\"")
      case "\\": text.append("\\\\")
      case "\n": text.append("\\n")
      case "\r": text.append("\\r")
      case "\t": text.append("\\t")
      case _ where scalar.isInvisible:
        let digits = String(scalar.value, radix: 16)
        text.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.append("\"")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on it rather than show it: controls, breaks of lines, marks of direction.
  var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
