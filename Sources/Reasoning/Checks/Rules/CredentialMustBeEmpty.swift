import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let credentialMustBeEmpty = Rule(
    id: "credential-must-be-empty",
    summary: "A credential is filled in that must stay empty for this channel.",
    rationale: """
      Some fields switch a channel to another kind of payment: with KG Inicis's INILite key a one-off channel is \
      taken for a subscription one, with Danal's CPPWD one for gift certificates, and payments fail. Credentials \
      beside `mid: shared` are a warning: the console has its own.
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
      """,
    rejects: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: html5_inicis
          modules: [window.general]
          methods: [card]
          mid: MOIacme001
          credentials: { sign_key: env://ACME_SIGN_KEY, ‹ini_lite_key›: env://ACME_LITE_KEY }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, !channel.credentials.isEmpty else { return }
      if channel.facts.isSharedMID, channel.isTest, case .found = channel.sharedTestMID,
        let site = channel.declared.credentialsSite
      {
        findings.report(
          "a channel on the shared test MID takes no `credentials`", at: site,
          label: "the console fills its own in", help: "take them out, or write the MID that they belong to",
          severity: .warning)
        return
      }
      guard !channel.declared.modules.isOpen,
        !channel.declared.methods.isOpen, channel.declared.methods.strangers.isEmpty
      else { return }
      for credential in channel.credentials {
        guard let field = credential.field,
          let condition = channel.catalog.entries[pg].credentials.fields[field].blankUnless,
          condition.isExcluded(modules: channel.declared.modules.set, methods: channel.facts.methods)
        else { continue }
        let name = channel.string(credential.declared.field)
        findings.report(
          "`\(name)` must stay empty for \(listedCode(channel.declared.modules.set.names))",
          at: credential.declared.fieldSite,
          label: "payments of this channel may fail with it",
          help: "take it out; it is for \(condition.words)")
      }
    })
}

extension CredentialField.Requirement {
  /// The condition, in words.
  fileprivate var words: String {
    switch self {
    case .modules(let modules): listedCode(modules.names, "or")
    case .methods(let methods): "the methods \(listedCode(methods.names, "or"))"
    case .unseen(let words): words
    case .always, .optional, .disputed: "other channels"
    }
  }
}
