import MidasDiagnostics
import MidasSource

/// What Syntax says; every text is here, so that the composer reads as what it does.
extension Diagnostic {
  private static let unread = "nothing in this document is checked or applied until it can be read"

  static func yamlSyntax(
    _ problem: String, at offset: Int, context: (text: String, offset: Int)?,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Diagnostic {
    if let context, context.text.contains("quoted scalar"), problem.contains("unexpected") {
      return openQuote(at: context.offset, foundAt: offset)
    }
    let isTab = offset < bytes.count && bytes[offset] == 0x09
    let end = offset < bytes.count && bytes[offset] >= 0x20 && bytes[offset] < 0x7F ? offset + 1 : offset
    var diagnostic = Diagnostic(
      rule: .yamlSyntax, isTab ? "a tab cannot indent YAML" : problem, at: span(offset, end), label: unread)
    if isTab {
      diagnostic.help = "indent with spaces"
    } else if let context {
      if context.offset != offset {
        diagnostic.related = [.init(context.text, at: Place(span(context.offset, context.offset)))]
      }
      diagnostic.help = hint(problem, context.text)
    }
    return diagnostic
  }

  /// A quote that nothing closes: the place to mend is where it opens, not where the text ran out.
  private static func openQuote(at offset: Int, foundAt end: Int) -> Diagnostic {
    Diagnostic(
      rule: .yamlSyntax, "this quote is never closed", at: span(offset, offset + 1), label: unread,
      related: [.init("here the quoted text was still open", at: Place(span(end, end)))],
      help: "close the quote")
  }

  private static func hint(_ problem: String, _ context: String) -> String? {
    if problem.contains("escape") { return "put text with a backslash into single quotes" }
    if problem.contains("mapping values are not allowed") {
      return "quote a value that contains `: `, and give every key a line of its own"
    }
    if context.contains("flow") {
      return "close every `[` and `{`, and put a comma between their members"
    }
    if context.contains("block") { return "indent the keys of one mapping alike" }
    return nil
  }

  static func invalidUTF8(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .invalidUTF8, "these bytes are not UTF-8", at: span, label: unread,
      help: "save the file as UTF-8; names in another encoding would reach the console garbled")
  }

  static func utf16() -> Diagnostic {
    Diagnostic(
      rule: .invalidUTF8, "this file is UTF-16, not UTF-8", at: SourceSpan(start: 0, end: 1), label: unread,
      help: "save the file as UTF-8")
  }

  static func controlCharacter(_ value: UInt32, _ span: SourceSpan) -> Diagnostic {
    let hex = String(value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return Diagnostic(
      rule: .yamlSyntax, "the control character U+\(code) cannot stand in YAML", at: span, label: unread,
      help: "delete it")
  }

  static func tooDeep(at offset: Int) -> Diagnostic {
    Diagnostic(
      rule: .yamlLimits, "nested more than \(Limits.depth) deep", at: span(offset, offset + 1), label: unread,
      help: "a workspace never nests more than a few levels; look for a bracket too many")
  }

  static func documentTooLarge(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .yamlLimits, "this document is larger than \(Limits.documentBytes >> 20) MiB", at: span,
      label: unread,
      help: "give every merchant a document or a file of its own")
  }

  static func fileTooLarge() -> Diagnostic {
    Diagnostic(
      rule: .yamlLimits, "this file is larger than \(Limits.fileBytes >> 20) MiB", at: SourceSpan(at: 0),
      label: unread, help: "give every merchant a file of its own")
  }

  static func tooManyBrokenDocuments(at offset: Int) -> Diagnostic {
    Diagnostic(
      rule: .yamlLimits, "\(Limits.brokenDocuments) documents of this file cannot be read",
      at: span(offset, offset),
      label: "what follows is not read at all", help: "mend those reported above first")
  }

  static func tooManyAliases(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .yamlLimits, "the aliases of this document stand for more than \(Limits.expandedNodes) values",
      at: span,
      label: unread, help: "write the values out, or give them to fewer aliases")
  }

  static func recursiveAlias(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .yamlSyntax, "this alias stands inside the value it names", at: span,
      label: "its value would have no end", help: "name an anchor that is closed before the alias")
  }

  static func undefinedAlias(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .yamlSyntax, "no anchor of this name stands before the alias", at: span,
      label: "the value is missing",
      help: "write `&name` at the value it should repeat, earlier in this document")
  }

  static func unsupportedTag(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .unsupportedTag, "Midas reads no such tag", at: span, label: "the value behind it is not read",
      help: "remove the tag; every value is text, as written")
  }

  private static func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(start: UInt32(start), end: UInt32(max(start, end)))
  }
}
