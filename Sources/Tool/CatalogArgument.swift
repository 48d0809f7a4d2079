import ArgumentParser
import MidasCatalog

/// The catalog's words as arguments, spelled as in a configuration.
enum CatalogArgument {
  /// A kind of request.
  static func kind(_ text: String) throws -> RequestKind {
    try word(text, "kind of request", RequestKind(rawValue: text), of: RequestKind.allCases.map(\.rawValue))
  }

  /// A mode.
  static func mode(_ text: String) throws -> Mode {
    try word(text, "mode", Mode.allCases.first { $0.name == text }, of: Mode.allCases.map(\.name))
  }

  /// A module.
  static func module(_ text: String) throws -> Module {
    try word(text, "module", Module(name: text), of: Module.allCases.map(\.name))
  }

  /// A method, in any of its spellings.
  static func method(_ text: String) throws -> Method {
    try word(text, "method", SpelledMethod(text)?.method, of: Method.allCases.map(\.name))
  }

  /// A generation.
  static func generation(_ text: String) throws -> Generation {
    try word(
      text, "generation", Generation.allCases.first { $0.name == text }, of: Generation.allCases.map(\.name))
  }

  /// A language.
  static func language(_ text: String) throws -> Language {
    try word(text, "language", Language(rawValue: text), of: Language.allCases.map(\.rawValue))
  }

  private static func word<Word>(_ text: String, _ what: String, _ found: Word?, of names: [String]) throws
    -> Word
  {
    if let found { return found }
    let hint =
      nearest(to: text, in: names).map { "did you mean `\($0)`?" }
      ?? "one of: \(names.joined(separator: " "))"
    throw ValidationError("unknown \(what) `\(text)`; \(hint)")
  }
}
