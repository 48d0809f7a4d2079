import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let identityMixed = Rule(
    id: "identity-mixed",
    summary: "A channel has identity verification beside payment modules.",
    rationale: """
      The console gives a channel one attribute, payment or identity verification: of a channel that is declared as \
      both only one half can be opened, and requests for the other go to the default channel.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: phone
          mode: test
          pg: danal
          modules: [window.general]
          methods: [phone]
          mid: shared
        - id: verification
          mode: live
          pg: danal
          modules: [identity]
          mid: B010001234
          credentials: { cp_pwd: env://ACME_DANAL }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: phone
          mode: live
          pg: danal
          modules: [window.general, ‹identity›]
          methods: [phone]
          mid: B010001234
          credentials: { cp_pwd: env://ACME_DANAL, item_code: "12345" }
      """,
    channel: { channel, findings in
      let modules = channel.declared.modules.set
      guard modules.contains(.identity), let payment = modules.intersection(.payment).first,
        let site = channel.site(of: .identity), let paymentSite = channel.site(of: payment)
      else { return }
      findings.report(
        "one channel cannot be for payments and for identity verification", at: site,
        label: "requests to verify a person would not reach it",
        related: [.init("a payment module", at: Place(paymentSite.span))],
        help: "declare a second channel with `modules: [identity]`; the MID may be the same")
    })
}
