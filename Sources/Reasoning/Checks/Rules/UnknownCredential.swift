import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let unknownCredential = Rule(
    id: "unknown-credential",
    summary: "A channel has a credential that its PG does not know.",
    rationale: """
      A misspelt field leaves the one that was meant empty, and a field of another PG shows that PG and contract \
      do not belong together. The MID stands in `mid`, whatever the PG calls it, and nowhere else, so that it \
      cannot be two.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials: { site_key: env://ACME_KCP }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials: { site_key: env://ACME_KCP, ‹site_code›: AB12C, ‹sign_key›: env://ACME_SIGN_KEY }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, !channel.credentials.isEmpty,
        !channel.catalog.entries[pg].credentials.fields.isEmpty
      else { return }
      for credential in channel.credentials where credential.field ?? 0 == 0 {
        let name = channel.string(credential.declared.field)
        if credential.field == 0 {
          findings.report(
            "`\(name)` is what stands in `mid`", at: credential.declared.fieldSite,
            label: "the contract would be named twice",
            help: "take it out here, and write its value in `mid`",
            mend: channel.isMID(credential.declared.value)
              ? credential.declared.value.site?.removal(of: name) : nil)
          continue
        }
        let isDoubted = channel.catalog.entries[pg].credentials.confidence < .plain
        let others = channel.catalog.entries[pg].credentials.others.map(\.key)
        let meant = nearest(to: name, in: others)
        findings.report(
          "`\(channel.writtenPG)` has no field `\(name.printable)`", at: credential.declared.fieldSite,
          label: "the console has no place for it",
          help: meant.map { "did you mean `\($0)`?" }
            ?? (others.isEmpty ? "it asks for the MID alone" : "its fields are \(listedCode(others))"),
          rewrite: mistyped(name, in: others), severity: isDoubted ? .warning : nil)
        findings.hide([credential].literalSites)
      }
    })
}

extension ChannelSubject {
  /// Whether a value is the channel's MID once more.
  fileprivate func isMID(_ value: Leaf<Text>) -> Bool {
    guard case .known(let mid, _) = declared.mid, case .known(let text, _) = value else { return false }
    return subject.merchant.equal(mid, text)
  }
}

extension Collection<WrittenCredential> {
  /// Where literals stand among them: of a field that nobody knows, any may be a secret.
  var literalSites: [Site] { compactMap { $0.form == .literal ? $0.declared.value.site : nil } }
}
