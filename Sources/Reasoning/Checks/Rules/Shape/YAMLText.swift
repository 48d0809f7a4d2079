import MidasDiagnostics

/// Rules on the text of a file: whether it can be read as YAML at all.
extension Rule {
  static let unreadableFile = Rule(
    shape: .unreadableFile,
    summary: "A file that the workspace names could not be opened or read.",
    rationale: """
      Nobody knows what an unread file declares. If a plan went on without it, every merchant in it would look \
      as though it had been taken out, and its channels would be deleted while customers pay through them.
      """,
    accepts: """
      merchant: acme
      """,
    rejects: """
      ‹›merchant: acme   # a file without read permission
      """)

  static let invalidUTF8 = Rule(
    shape: .invalidUTF8,
    summary: "A file holds bytes that are not UTF-8.",
    rationale: """
      A Korean name saved in another encoding reaches the console garbled, and a MID with one wrong byte belongs \
      to nobody. The document is not read any further; the others in the file are.
      """,
    accepts: """
      merchant: acme
      name: 도자기 마을
      """,
    rejects: """
      merchant: acme
      name: ‹�›   # saved as EUC-KR, say
      """)

  static let yamlSyntax = Rule(
    shape: .yamlSyntax,
    summary: "A document is not YAML.",
    rationale: """
      What cannot be read is neither checked nor applied, and a plan without it would delete what it declares; so \
      there is no plan until it can be read. Reading goes on at the next line that starts with `---`, so that the \
      findings of the other documents come out in the same run.
      """,
    accepts: """
      merchant: acme
      name: "Acme Mall"
      """,
    rejects: """
      merchant: acme
      name: Acme‹:› Mall
      """)

  static let yamlLimits = Rule(
    shape: .yamlLimits,
    summary: "A document is nested too deep, too large, or its aliases stand for too much.",
    rationale: """
      A few lines of nested aliases can stand for billions of values, and the YAML reader takes quadratic time over \
      deep nesting. Midas stops at 64 levels, 64 MiB a document and a million values behind aliases, so that a file \
      from an untrusted branch cannot hold up the check that guards the payments.
      """,
    accepts: """
      merchant: acme
      api: [v1]
      """,
    rejects: """
      merchant: acme
      api: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[‹[›v1
      """)

  static let unsupportedTag = Rule(
    shape: .unsupportedTag,
    summary: "A value carries a tag that Midas does not read.",
    rationale: """
      The schema decides what a value is, never a tag: `!!int 001` would be the tier `1` to one reader and `001` to \
      another, and `!include` or `!vault` promise what Midas does not do. `!`, `!!str`, `!!seq` and `!!map` change \
      nothing and are let pass.
      """,
    accepts: """
      merchant: acme
      name: !!str Acme Mall
      """,
    rejects: """
      merchant: acme
      name: ‹!secret› Acme Mall
      """)

  static let emptyDocument = Rule(
    shape: .emptyDocument,
    summary: "A document holds nothing.",
    rationale: """
      It declares no merchant. That is harmless where a separator was left behind, and alarming where a merge or a \
      template emptied the file: the merchant it used to declare would be deleted by the next plan.
      """,
    accepts: """
      merchant: acme
      """,
    rejects: """
      merchant: acme
      ‹---›
      """)
}
