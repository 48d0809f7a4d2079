import MidasDiagnostics

/// Rules on what silences or changes other rules.
extension Rule {
  static let unusedIgnore = Rule(
    shape: .unusedIgnore,
    summary: "An ignore comment silences nothing.",
    rationale: """
      The finding it excused is gone, or the comment stands on the wrong line. Left where it is, it would silence \
      the next finding of that rule there, which nobody has judged. It is reported only when the whole workspace \
      was checked.
      """,
    accepts: """
      merchant: acme
      submerchants:
        # midas:ignore submerchant-without-channels its contract is signed, the channel follows in May
        - { id: books, tier: "B01" }
      """,
    rejects: """
      merchant: acme
      ‹# midas:ignore invalid-tier the seller chose it›
      name: Acme Mall
      """,
    checks: [.policy])

  static let ignoreWithoutReason = Rule(
    shape: .ignoreWithoutReason,
    summary: "An ignore comment names no rule, or gives no reason.",
    rationale: """
      Whoever reviews the file later has to tell a judged exception from a warning that was in the way of a \
      release. Without a reason nothing is silenced.
      """,
    accepts: """
      merchant: acme
      # midas:ignore invalid-merchant-code the code was issued before PortOne's present form
      keys: { code: imp1234 }
      """,
    rejects: """
      merchant: acme
      ‹# midas:ignore invalid-merchant-code›
      keys: { code: imp1234 }
      """)

  static let unknownRule = Rule(
    shape: .unknownRule,
    summary: "An ignore comment, or `policy: severity:`, names a rule that does not exist.",
    rationale: """
      A mistyped id silences nothing and lowers nothing; a mistyped id that was meant to raise a warning to an \
      error guards nothing. `midas explain` without an id lists the rules.
      """,
    accepts: """
      merchant: acme
      # midas:ignore invalid-merchant-code the code was issued before PortOne's present form
      keys: { code: imp1234 }
      """,
    rejects: """
      merchant: acme
      # midas:ignore ‹invalid-merchant-cod› the code was issued before PortOne's present form
      keys: { code: imp1234 }
      """)

  static let coreRuleLowered = Rule(
    shape: .coreRuleLowered,
    summary: "An ignore comment, or `policy: severity:`, would silence or lower a core rule.",
    rationale: """
      The core rules stand for what Midas exists to prevent: money in the wrong contract, live payments on test \
      credentials, deposits nobody learns of, an API open to half the internet. No workspace is better off \
      without them, so none can turn them off.
      """,
    accepts: """
      merchant: acme
      whitelist: [1.1.1.1/32]
      """,
    rejects: """
      merchant: acme
      # midas:ignore ‹cidr-misaligned› the console takes it
      whitelist: [1.1.1.1/32]
      """)
}
