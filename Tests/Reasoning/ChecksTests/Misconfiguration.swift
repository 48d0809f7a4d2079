import Testing

/// Something that goes wrong in practice when payment channels are set up, with where Midas catches it.
struct Misconfiguration: CustomTestStringConvertible, Sendable {
  /// Its number in the domain notes, 1 to 47; several rows may show sides of one.
  let number: Int
  /// What somebody did.
  let mistake: String
  /// How it comes to light.
  let answer: Answer

  enum Answer: Sendable {
    /// A document has these findings, where `‹…›` marks, in order; all that is an error is among them.
    case found([String], in: String)
    /// Only a plan can tell, which has this rule.
    case plan(String)
    /// Nobody but a person can do it: a plan lists a step of this kind.
    case manual(String)
    /// It cannot be written.
    case unwritable(String)
    /// Nothing in a file shows it.
    case unseen(String)
  }

  var testDescription: String { "\(number): \(mistake)" }

  static func row(_ number: Int, _ mistake: String, _ answer: Answer) -> Misconfiguration {
    Misconfiguration(number: number, mistake: mistake, answer: answer)
  }
}
