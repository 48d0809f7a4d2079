import MidasDiagnostics
import MidasModel

extension Rule {
  static let invalidMerchantCode = Rule(
    id: "invalid-merchant-code", severity: .warning,
    summary: "A merchant identification code does not have the form `imp` and eight digits.",
    rationale: """
      Pages call `IMP.init` with this code before anything else. Every one that PortOne's documents print is `imp` \
      and eight digits; something else, a MID or a test CID, is refused by the SDK, and no window opens. No document \
      promises the form, so it is a warning.
      """,
    accepts: """
      merchant: acme
      keys: { code: imp12345678 }
      """,
    rejects: """
      merchant: acme
      keys: { code: ‹TC0ONETIME› }
      """,
    merchant: { subject, findings in
      guard case .known(let code, let site) = subject.merchant.keys.code else { return }
      let hasForm = subject.merchant.withBytes(code) { bytes in
        bytes.count == 11 && bytes.starts(with: "imp".utf8)
          && bytes.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) }
      }
      guard !hasForm else { return }
      findings.report(
        "`\(subject.string(code).printable)` does not look like a merchant identification code", at: site,
        label: "`IMP.init` would refuse it, and no payment window opens",
        help: "write the code of \"My ID and API keys\" in the console: `imp` and eight digits")
    })
}
