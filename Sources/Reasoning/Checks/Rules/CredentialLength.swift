import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let credentialLength = Rule(
    id: "credential-length",
    summary: "A credential has more characters than its PG takes, or not the number it wants.",
    rationale: """
      The console refuses it, or cuts it short, and then the PG refuses every cancellation or payment. Only fields \
      that are no secret are judged here; secrets are where they are resolved.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: keyin
          mode: live
          pg: inicis
          modules: [api.key-in]
          mid: MOIacme001
          credentials: { di_code: ACMEDI000001 }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: keyin
          mode: live
          pg: inicis
          modules: [api.key-in]
          mid: MOIacme001
          credentials: { di_code: ‹ACMEDI1› }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg else { return }
      for credential in channel.credentials {
        guard let index = credential.field, credential.form == .literal,
          case .known(let text, let site) = credential.declared.value
        else { continue }
        let wanted = channel.catalog.entries[pg].credentials.fields[index].length
        let most = channel.catalog.entries[pg].credentials.fields[index].maxLength
        guard wanted != nil || most != nil, !channel.catalog.entries[pg].credentials.fields[index].isSecret
        else {
          continue
        }
        let count = channel.string(text).unicodeScalars.count
        let name = channel.string(credential.declared.field)
        if let wanted, count != wanted {
          findings.report(
            "`\(name)` has \(count) characters, not \(wanted)", at: site, label: "the PG would not know it",
            help: "write all \(wanted) characters as the PG issued them")
        } else if let most, count > most {
          findings.report(
            "`\(name)` has \(count) characters", at: site, label: "the PG takes at most \(most)",
            help: "write it as the PG issued it")
        }
      }
    })
}
