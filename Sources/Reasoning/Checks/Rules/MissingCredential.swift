import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let missingCredential = Rule(
    id: "missing-credential",
    summary: "A channel lacks a credential that its PG asks for.",
    rationale: """
      The console does not save the channel without it, or every payment is refused. Asked for are the fields that \
      a PG always needs and those that a module or a method written out needs; conditions that no file shows are \
      not judged. A channel on a shared test MID needs none: the console fills them in.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: html5_inicis
          modules: [window.general]
          methods: [card]
          mid: MOIacme001
          credentials: { sign_key: env://ACME_SIGN_KEY }
        - { id: card-test, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: ‹MOIacme001› }
        - id: billing
          mode: live
          pg: kcp
          modules: [api.subscription]
          mid: AB12C
          ‹credentials›: { site_key: env://ACME_KCP }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, channel.catalog.entries[pg].credentials.fields.count > 1,
        case .known(let mid, let site) = channel.declared.mid, !channel.facts.isSharedMID,
        // What a channel without a contract needs besides is asked once there is one.
        !channel.isBlank(mid)
      else { return }
      let missing = channel.missingCredentials
      guard !missing.isEmpty, !channel.isUnderOwnTestCredentialsRule, !channel.isOnBorrowedContract else {
        return
      }
      let rows = channel.catalog.entries[pg].credentials.others.filter { missing.contains($0.key) }
        .map { field in field.isSecret ? "`\(field.key): env://…`" : "`\(field.key): …`" }
      let isDoubted = channel.catalog.entries[pg].credentials.confidence < .plain
      findings.report(
        "`\(channel.writtenPG)` needs \(listedCode(missing)) beside the \(channel.midTerm(of: pg))",
        at: channel.declared.credentialsSite ?? site, label: "without it every payment would be refused",
        help: channel.declared.credentialsSite == nil
          ? "add `credentials` with \(listed(rows))" : "add \(listed(rows))",
        severity: isDoubted ? .warning : nil)
    })
}

extension ChannelSubject {
  /// Whether nothing of a text can be seen; most texts have a letter or digit of ASCII, and no `String` is made of them.
  fileprivate func isBlank(_ text: Text) -> Bool {
    !subject.merchant.withBytes(text) { $0.contains { (0x21...0x7E).contains($0) } }
      && string(text).allSatisfy(\.isWhitespace)
  }
}
