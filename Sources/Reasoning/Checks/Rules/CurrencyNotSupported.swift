import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let currencyNotSupported = Rule(
    id: "currency-not-supported",
    summary: "A channel names a currency that its PG refuses.",
    rationale: """
      The PG refuses the payment: PayPal takes no KRW, KakaoPay and Naver Pay take nothing else. Where the \
      documents are not sure of their list this is a warning.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, currencies: [KRW] }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, currencies: [KRW, ‹USD›] }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, !channel.declared.currencies.known.isEmpty else { return }
      for currency in channel.declared.currencies.known {
        let written = channel.string(currency.value)
        guard channel.catalog.entries[pg].currencies.refuses(written, methods: channel.facts.methods) else {
          continue
        }
        let list = channel.catalog.entries[pg].currencies.list
        let meant = list.first { $0.lowercased() == written.lowercased() }
        findings.report(
          "`\(channel.writtenPG)` does not take `\(written.printable)`", at: currency.site,
          label: "payments in this currency would be refused",
          help: meant.map { "write `\($0)`" } ?? (list.isEmpty ? nil : "it takes \(listedCode(list))"),
          rewrite: meant,
          severity: channel.catalog.entries[pg].currencies.confidence < .plain ? .warning : nil)
      }
    })
}
