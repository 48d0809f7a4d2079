import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let invalidReference = Rule(
    id: "invalid-reference",
    summary: "A reference has a form that leads nowhere, or stands where none belongs.",
    rationale: """
      A secret that cannot be resolved is an empty credential: the PG refuses every payment. References are \
      `env://NAME`, `file://path` below the root of the workspace and `exec://helper/key`. A MID, an identification \
      code or a store id is no secret and names what is checked here, so it is never a reference.
      """,
    accepts: """
      merchant: acme
      keys:
        rest-api-key: env://ACME_REST_API_KEY
        rest-api-secret: file://secrets/rest-api-secret
        api-secret: exec://vault/acme/api-secret
      """,
    rejects: """
      merchant: acme
      keys:
        rest-api-key: ‹env://ACME-REST-API-KEY›
        rest-api-secret: ‹vault://acme/rest-api-secret›
        api-secret: ‹env:ACME_API_SECRET›
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹env://ACME_CID› }
      """,
    checks: [
      .channel { channel, findings in
        for (value, form, isSecret) in channel.credentials({ $1 ? $0.isBroken : $0.isReference }) {
          if isSecret {
            report(value, form, channel.string(value.text), to: &findings)
          } else {
            reportMisplaced(value.name, at: value.site, severity: .warning, to: &findings)
          }
        }
        reportMisplaced("a MID", channel.declared.mid, in: channel.subject, to: &findings)
        reportMisplaced("a channel key", channel.declared.key, in: channel.subject, to: &findings)
      },
      .merchant { subject, findings in
        for (value, form) in subject.secrets({ $0.isBroken }) {
          report(value, form, subject.string(value.text), to: &findings)
        }
        let keys = subject.merchant.keys
        reportMisplaced("a merchant identification code", keys.code, in: subject, to: &findings)
        reportMisplaced("a store id", keys.storeID, in: subject, to: &findings)
        for index in subject.merchant.submerchants.known.indices {
          let storeID = subject.merchant.submerchants.known[index].storeID
          reportMisplaced("a store id", storeID, in: subject, to: &findings)
        }
      },
    ])
}

/// A reference in a secret's place that cannot be followed.
private func report(
  _ value: WrittenValue, _ form: ReferenceForm, _ text: String, to findings: inout Findings
) {
  let label = "the secret could not be resolved, and payments would be refused"
  switch form {
  case .literal, .reference, .outside: break
  case .malformed(let scheme):
    findings.report(
      "the reference for \(value.name) has not the form `\(scheme.form)`", at: value.site, label: label,
      help: scheme.help)
    // What is no name of a variable may be the secret itself, pasted behind the scheme.
    if scheme == .env { findings.hide([value.site]) }
  case .withoutSlashes(let scheme):
    // What follows may be a secret after all, so it is shown only once it is a reference.
    let rest = text.dropFirst(scheme.rawValue.utf8.count + 1).drop { $0 == "/" }
    var mended = "\(scheme.rawValue)://\(rest)"
    let isCertain = mended.withUTF8 { ReferenceForm($0) } == .reference
    findings.report(
      "the reference for \(value.name) lacks its `//`", at: value.site, label: label,
      help: "write it as `\(scheme.form)`", rewrite: isCertain ? mended : nil)
    if !isCertain { findings.hide([value.site]) }
  case .unknownScheme:
    findings.report(
      "the reference for \(value.name) has a scheme that Midas does not know", at: value.site, label: label,
      help: "write it as \(listedCode(Reference.Scheme.allCases.map(\.form), "or"))")
    findings.hide([value.site])
  }
}

/// A reference where PortOne wants the value itself.
private func reportMisplaced(
  _ name: StaticString, _ leaf: Leaf<Text>, in subject: borrowing MerchantSubject,
  to findings: inout Findings
) {
  guard case .known(let text, let site) = leaf, subject.referenceForm(of: text).isReference else { return }
  reportMisplaced("\(name)", at: site, to: &findings)
}

private func reportMisplaced(
  _ name: String, at site: Site, severity: Severity? = nil, to findings: inout Findings
) {
  findings.report(
    "\(name) is no secret and never a reference", at: site,
    label: "PortOne would be told the reference itself",
    help: "write the value", severity: severity)
}

extension Reference.Scheme {
  /// What the form asks for.
  fileprivate var help: String {
    switch self {
    case .env: "NAME is the name of an environment variable: letters, digits and `_`, no digit first"
    case .file: "the path stands below the root of the workspace, with `/` between its parts"
    case .exec:
      "the helper is named in your own configuration; what follows its `/` is the key it is asked for"
    }
  }
}
