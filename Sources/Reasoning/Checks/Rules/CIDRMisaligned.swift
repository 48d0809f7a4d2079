import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrMisaligned = Rule(
    id: "cidr-misaligned", isCore: true,
    summary: "A whitelist row whose address has bits set past its prefix.",
    rationale: """
      A prefix keeps that many leading bits and opens everything below them. `1.1.1.1/3`, as the English console \
      guide once printed for `1.1.1.1/32`, lets an eighth of the internet call the payment API in the merchant's \
      name. RFC 4632 wants the bits past the prefix to be zero; the console neither refuses nor corrects them, so \
      what was meant must be written.

      If the prefix seems to have lost its last digit, the block under which the address is aligned is proposed. \
      Otherwise the block and the single address are equally likely, and the author decides.
      """,
    accepts: """
      merchant: acme
      whitelist:
        - 1.1.1.1/32
        - 1.1.1.0/24
      """,
    rejects: """
      merchant: acme
      whitelist:
        - ‹1.1.1.1/3›
        - { cidr: ‹1.1.1.0/2›, memo: office }
        - ‹192.168.0.1/24›
      """,
    merchant: { subject, findings in
      for (row, block) in zip(subject.merchant.whitelist.known, subject.blocks) {
        guard case .failure(.misaligned(let error)) = block, case .known(let text, let site) = row.cidr else {
          continue
        }
        let enclosing = error.enclosing
        let help =
          if let guess = error.guess {
            "did you mean `\(guess)`?"
          } else {
            "did you mean `\(enclosing)` (\(enclosing.count.addresses)) or `\(error.address)` (1 address)?"
          }
        findings.report(
          "`\(subject.string(text))` is the block \(enclosing): \(enclosing.count.addresses)", at: site,
          label: "lets \(enclosing.count.addresses) call the payment API", help: help,
          rewrite: error.guess?.description)
      }
    })
}
