import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let referenceOutsideWorkspace = Rule(
    id: "reference-outside-workspace",
    summary: "A `file://` reference leaves the workspace.",
    rationale: """
      Whoever may change this file could have any file of the machine that applies it read in as a secret and \
      recorded. Paths are relative to the root of the workspace and stay below it.
      """,
    accepts: """
      merchant: acme
      keys:
        api-secret: file://secrets/api-secret
      """,
    rejects: """
      merchant: acme
      keys:
        rest-api-secret: ‹file:///etc/midas/secret›
        api-secret: ‹file://../secrets/api-secret›
      """,
    checks: [
      .channel { channel, findings in
        for (value, _, _) in channel.credentials({ $1 && $0 == .outside }) {
          report(value, to: &findings)
        }
      },
      .merchant { subject, findings in
        for (value, _) in subject.secrets({ $0 == .outside }) { report(value, to: &findings) }
      },
    ])
}

private func report(_ value: WrittenValue, to findings: inout Findings) {
  findings.report(
    "the reference for \(value.name) leaves the workspace", at: value.site,
    label: "a file that the workspace does not hold would be read as a secret",
    help: "keep the file below the root and write `file://path` from there, or use `env://NAME`")
}
