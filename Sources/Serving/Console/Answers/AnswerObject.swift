import MidasJSON

/// An object of an answer, whose members are read with an error that names what is wrong.
struct AnswerObject {
  /// Where it stands in the answer: `response[3]`.
  let path: String
  private let value: JSONValue

  /// The object at a path.
  init(_ value: JSONValue, at path: String) throws(AnswerError) {
    guard case .object = value else {
      throw AnswerError("says `\(path)` as \(value.noun), not an object")
    }
    self.path = path
    self.value = value
  }

  /// The text of a member that must be there.
  func text(_ name: String) throws(AnswerError) -> String {
    guard let text = try textIfAny(name) else { throw AnswerError("has no `\(path).\(name)`") }
    return text
  }

  /// The text of a member that may be missing, null or empty.
  func textIfAny(_ name: String) throws(AnswerError) -> String? {
    switch value[name] {
    case nil, .null: return nil
    case .string(let text): return text
    case .some(let other): throw AnswerError("says `\(path).\(name)` as \(other.noun), not a text")
    }
  }

  /// The truth of a member that must be there.
  func bool(_ name: String) throws(AnswerError) -> Bool {
    switch value[name] {
    case .bool(let truth): return truth
    case nil: throw AnswerError("has no `\(path).\(name)`")
    case .some(let other): throw AnswerError("says `\(path).\(name)` as \(other.noun), not true or false")
    }
  }
}

extension JSONValue {
  /// What kind of value it is, in words; never the value.
  var noun: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
