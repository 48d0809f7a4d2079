import MidasCatalog
import MidasDiagnostics
import MidasSource

/// What the readers of shapes say.
extension Diagnostic {
  static func missingKey(_ key: String, of what: StaticString, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .missingKey, "\(what) without `\(key)`", at: span, label: "cannot be applied without it",
      help: "add `\(key): …` to this mapping")
  }

  static func missingValue(_ what: StaticString, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .missingValue, "no value for \(what)", at: span, label: "an empty value is none",
      help: "write the value, or take the key out to leave it unset")
  }

  static func unknownKey(
    _ key: String, of what: StaticString, meant: String?, known: [String], at span: SourceSpan,
    isIndirect: Bool
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      rule: .unknownKey, "\(what) has no key `\(key.printable)`", at: span,
      label: "what stands here has no effect")
    if let meant {
      diagnostic.help = "did you mean `\(meant)`?"
      diagnostic.mend = misspelt(key, in: known).flatMap { Site(span, isIndirect: isIndirect).mend($0) }
    } else {
      diagnostic.help = "known keys: \(known.joined(separator: ", "))"
    }
    return diagnostic
  }

  /// - Parameter copy: the second value, where it says the same as the first.
  static func duplicateKey(
    _ key: String, at span: SourceSpan, first: SourceSpan, copy: Site? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: .duplicateKey, "the key `\(key.printable)` stands twice in one mapping", at: span,
      label: "only one of the two can hold", related: [.init("first written here", at: Place(first))],
      help: "keep one of them", mend: copy?.removal(of: key))
  }

  static func complexKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "a key is a word, not a list or mapping", at: span, label: "cannot be read",
      help: "write `key: value`")
  }

  static func wrongMerge(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "`<<` takes a mapping or a list of mappings", at: span,
      label: "nothing is merged here",
      help: "write `<<: *anchor`, where the anchor names a mapping")
  }

  static func wrongShape(
    _ what: StaticString, wanted: StaticString, help: String?, at span: SourceSpan, mend: Mend? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "\(what) takes \(wanted)", at: span, label: "not \(wanted)", help: help, mend: mend)
  }

  static func ambiguousScalar(_ text: String, _ what: StaticString, type: String, at site: Site) -> Diagnostic
  {
    let quoted = "\"\(text)\""
    return Diagnostic(
      rule: .ambiguousScalar, "other YAML readers take `\(text.printable)` for \(type)", at: site.span,
      label: "\(what) is text", help: "write \(quoted.printable)",
      mend: site.quotingMend)
  }

  static func invalidID(_ text: String, _ what: StaticString, at site: Site) -> Diagnostic {
    let proposal = text.asID
    return Diagnostic(
      rule: .invalidID, "\(what) cannot be `\(text.printable)`", at: site.span,
      label: "a-z, 0-9 and `-`, at most 63, not starting with `-`",
      help: proposal.map { "write `\($0)`; what people read goes into `name`" }
        ?? "what people read goes into `name`")
  }

  static func unknownWord(_ text: String, _ what: StaticString, words: [String], at site: Site) -> Diagnostic
  {
    let meant = nearest(to: text, in: words)
    let list = words.joined(separator: ", ")
    return Diagnostic(
      rule: .wrongType, "\(what) cannot be `\(text.printable)`", at: site.span, label: "one of: \(list)",
      help: meant.map { "did you mean `\($0)`?" } ?? "write one of: \(list)",
      mend: misspelt(text, in: words).flatMap { site.mend($0) })
  }

  static func wrongBoolean(_ text: String, _ what: StaticString, at site: Site) -> Diagnostic {
    let word: String? =
      switch text.lowercased() {
      case "true", "yes", "on", "y", "1": "true"
      case "false", "no", "off", "n", "0": "false"
      default: nil
      }
    return Diagnostic(
      rule: .wrongType, "\(what) takes plain `true` or `false`", at: site.span,
      label: "neither of the two", help: word.map { "write `\($0)`" } ?? "write `true` or `false`",
      mend: word.flatMap { site.plainMend($0) })
  }

  static func wrongNumber(_ text: String, _ what: StaticString, at site: Site) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "\(what) takes a number", at: site.span, label: "decimal digits, no sign, no `_`",
      help: "write the number in digits, as `70`")
  }

  static func emptyDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .emptyDocument, "this document is empty", at: span, label: "declares no merchant",
      help: "delete it, or write `merchant: …`")
  }
}

extension String {
  /// The id that this text comes closest to, if any letter of it can stand in one.
  fileprivate var asID: String? {
    var result = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      default: if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? nil : String(result.prefix(63))
  }
}
