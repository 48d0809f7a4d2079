import MidasChecks
import MidasDiagnostics
import MidasSource
import MidasSyntax

/// A comment `# midas:ignore RULE-ID reason`, read.
struct Directive {
  /// What it silences, if it is in order.
  let ignore: Unit.Ignore?
  /// What is wrong with it.
  let findings: [Diagnostic]

  init(_ comment: DirectiveComment) {
    let words = comment.text.split(separator: " ", maxSplits: 1)
    guard let id = words.first.map(String.init) else {
      ignore = nil
      findings = [.ignoreWithoutRule(comment.span)]
      return
    }
    guard let rule = Rule.named(id) else {
      ignore = nil
      findings = [.unknownRule(id, meant: Rule.suggestion(for: id), at: comment.span(ofFirst: id.utf8.count))]
      return
    }
    guard !rule.isCore else {
      ignore = nil
      findings = [.coreRuleIgnored(id, at: comment.span(ofFirst: id.utf8.count))]
      return
    }
    guard words.count > 1 else {
      ignore = nil
      findings = [.ignoreWithoutReason(id, at: comment.span)]
      return
    }
    ignore = Unit.Ignore(rule: id, target: comment.target, span: comment.span)
    findings = []
  }
}

extension Diagnostic {
  fileprivate static func ignoreWithoutRule(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .ignoreWithoutReason, "an ignore names a rule and says why", at: span, label: "silences nothing",
      help: "write `# midas:ignore RULE-ID reason`")
  }

  fileprivate static func ignoreWithoutReason(_ rule: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .ignoreWithoutReason, "no reason for ignoring \(rule)", at: span, label: "silences nothing",
      help: "say behind the rule why the finding may stand, for whoever reviews it")
  }

  fileprivate static func unknownRule(_ id: String, meant: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .unknownRule, "there is no rule `\(id.printable)`", at: span, label: "silences nothing",
      help: meant.map { "did you mean `\($0)`?" } ?? "`midas explain --list` lists the rules",
      mend: Rule.misspelling(of: id).map { .word(Place(span), $0) })
  }

  fileprivate static func coreRuleIgnored(_ rule: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .coreRuleLowered, "\(rule) cannot be ignored", at: span,
      label: "a core rule keeps money out of the wrong contract",
      help: "mend what it finds; `midas explain \(rule)` says how")
  }
}
