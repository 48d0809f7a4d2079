import MidasDiagnostics

/// Rules on the form of values.
extension Rule {
  static let wrongType = Rule(
    shape: .wrongType,
    summary: "A value has another form than its key takes, or is not on its closed list.",
    rationale: """
      What is not read as meant is not applied as meant: `modules: window.general` without brackets, or a mode of \
      `prod`, would leave a channel that takes no payment, or takes real ones in a test.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: ‹tset›, pg: html5_inicis, modules: ‹window.general›, mid: shared }
      """)

  static let missingValue = Rule(
    shape: .missingValue,
    summary: "A key has no value behind it.",
    rationale: """
      An empty value is what a template leaves when its variable is unset. Read as nothing it would take a name, \
      a MID or a whitelist away without a word; so it must be written, or its key taken out.
      """,
    accepts: """
      merchant: acme
      name: Acme Mall
      """,
    rejects: """
      merchant: acme
      name: ‹~›
      """)

  static let invalidID = Rule(
    shape: .invalidID,
    summary: "A handle or id is not made of a-z, 0-9 and `-`.",
    rationale: """
      Ids are addresses: they stand in the state, in plans and on command lines, where a blank or a slash would \
      name something else. What people read goes into `name`.
      """,
    accepts: """
      merchant: acme-mall
      name: Acme Mall
      """,
    rejects: """
      merchant: ‹Acme Mall›
      """)

  static let ambiguousScalar = Rule(
    shape: .ambiguousScalar,
    summary: "A tier, MID, key or name that other YAML readers take for a number, a date or a truth value.",
    rationale: """
      Midas reads every value as written. A script or an editor that follows YAML 1.1 reads the tier `001` as the \
      number 1 and `010` as 8; sent to PortOne as such, it names another store or none, and PortOne refuses the \
      payment. Quotes make all readers agree.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "001" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: ‹001› }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      """)
}
