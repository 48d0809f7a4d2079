extension Misconfiguration {
  /// Mistakes in channels, their MIDs and credentials.
  static let ofChannels: [Misconfiguration] = [
    row(
      1, "one contract was entered as two channels, and V1 reaches only the older",
      .found(
        ["duplicate-mid"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
            - { id: easy-2, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001› }
          """)),
    row(
      2, "requests say the code alone, and a test channel was there first",
      .found(
        ["test-channel-first"],
        in: """
          merchant: acme
          channels:
            - { id: easy-test, mode: ‹test›, pg: kakaopay, modules: [window.simple], mid: shared }
            - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
          defaults: { window: easy }
          """)),
    row(
      2, "requests say the code alone, and several live channels answer to it",
      .unseen("what requests name stands in the application's source, and any order of channels may be meant")
    ),
    row(
      3, "a default names a channel that is not there",
      .found(
        ["unknown-default"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
          defaults: { window: ‹eazy› }
          """)),
    row(
      3, "a PG is spelled as no request can name it",
      .found(
        ["unknown-pg"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: test, pg: ‹kakao_pay›, modules: [window.simple], mid: shared }
          """)),
    row(4, "the channel that was the default was taken out, and no other named", .plan("default-removed")),
    row(
      5, "the shared test MID went live",
      .found(
        ["shared-test-mid-in-live"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: ‹AO09C›,
                credentials: { site_key: env://KCP } }
          """)),
    row(
      6, "a live MID was typed into a test channel",
      .found(
        ["live-looking-mid-in-test"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: ‹MOIacme001›,
                credentials: { sign_key: env://SIGN } }
          """)),
    row(
      6, "a live MID does not begin as those issued through PortOne do",
      .found(
        ["mid-prefix-mismatch"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: nice_v2, modules: [window.general], methods: [card], mid: ‹acme000001›,
                credentials: { merchant_key: env://NICE } }
          """)),
    row(
      7, "a test channel of Naver Pay borrows credentials",
      .found(
        ["own-test-credentials-required"],
        in: """
          merchant: acme
          channels:
            - { id: naver, mode: test, pg: naverpay, modules: [window.simple], mid: ‹shared› }
          """)),
    row(
      7, "a test channel asks for a shared MID where PortOne has none",
      .found(
        ["no-shared-test-mid"],
        in: """
          merchant: acme
          channels:
            - { id: wall, mode: test, pg: paymentwall, modules: [window.general], mid: ‹shared› }
          webhooks: [{ api: v1, mode: test, url: per-request }]
          """)),
    row(
      8, "the test MID is the one of a tutorial of 2024",
      .found(
        ["former-test-mid"],
        in: """
          merchant: acme
          channels:
            - { id: vbank, mode: test, pg: nice_v2, modules: [window.general], methods: [vbank], mid: ‹nictest00m› }
          webhooks: [{ api: v1, mode: test, url: per-request }]
          """)),
    row(
      9, "subscription was asked of PGs that sell one-off payments alone",
      .found(
        ["module-not-supported", "module-not-supported", "module-not-supported", "module-not-supported"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: test, pg: uplus, modules: [‹window.subscription›], mid: acmetest,
                credentials: { mert_key: env://UPLUS } }
            - { id: b, mode: test, pg: smartro, modules: [‹window.subscription›], mid: shared }
            - { id: c, mode: test, pg: bluewalnut, modules: [‹window.subscription›], mid: acmetest2,
                credentials: { merchant_key: env://BW, cancel_password: env://BW_CANCEL } }
            - { id: d, mode: test, pg: eximbay, modules: [‹window.subscription›], mid: shared }
          """)),
    row(
      9, "card subscription through the window of nice_v2, which issues easy-pay billing keys alone",
      .found(
        ["method-not-supported"],
        in: """
          merchant: acme
          channels:
            - { id: club, mode: live, pg: nice_v2, modules: [window.subscription], methods: [‹card›], mid: IMPacme001,
                credentials: { merchant_key: env://NICE } }
          webhooks: [{ api: v2, mode: live, url: per-request }]
          """)),
    row(
      10, "the V2 module of KCP in V1, and the V1 module in V2",
      .found(
        ["module-generation-mismatch", "module-generation-mismatch"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: test, pg: ‹kcp_v2›, modules: [window.general], methods: [card], mid: shared, api: [v1] }
            - { id: b, mode: test, pg: ‹kcp›, modules: [window.general], methods: [card], mid: shared, api: [v2] }
          """)),
    row(
      11, "one CID for one-off and subscription payments of KakaoPay",
      .found(
        ["general-and-subscription-share-mid"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: live, pg: kakaopay, modules: [window.simple, ‹window.subscription›], mid: CAACME0001 }
          webhooks: [{ api: v1, mode: live, url: per-request }]
          """)),
    row(
      12, "subscription without the field that it needs",
      .found(
        ["missing-credential", "missing-credential", "missing-credential", "missing-credential"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: live, pg: kcp, modules: [api.subscription], mid: AB12C,
                ‹credentials›: { site_key: env://KCP } }
            - { id: b, mode: live, pg: html5_inicis, modules: [window.subscription], mid: MOIacme002,
                ‹credentials›: { sign_key: env://SIGN } }
            - { id: c, mode: live, pg: smartro_v2, modules: [window.subscription], mid: acme001m,
                ‹credentials›: { merchant_key: env://SMARTRO, cancel_password: env://SMARTRO_CANCEL } }
            - { id: d, mode: live, pg: mobilians, modules: [window.subscription], mid: ‹"210622040674"› }
          webhooks:
            - { api: v1, mode: live, url: per-request }
            - { api: v2, mode: live, url: per-request }
          """)),
    row(
      13, "escrow at smartro_v2 without its API key",
      .unseen("that a contract has escrow stands in the contract; the field is optional")),
    row(
      14, "INILite key on a one-off channel, which Inicis then takes for a subscription one",
      .found(
        ["credential-must-be-empty"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: MOIacme001,
                credentials: { sign_key: env://SIGN, ‹ini_lite_key›: env://LITE } }
          """)),
    row(
      15, "a DI code of another length than 12",
      .found(
        ["credential-length"],
        in: """
          merchant: acme
          channels:
            - { id: keyin, mode: live, pg: inicis, modules: [api.key-in], mid: MOIacme001,
                credentials: { di_code: ‹ACME1› } }
          """)),
    row(
      15, "a cancel password that is longer than its PG takes",
      .unseen("the file holds a reference; the length is judged where it is resolved")),
    row(
      16, "identity verification beside payments",
      .found(
        ["identity-mixed"],
        in: """
          merchant: acme
          channels:
            - { id: danal, mode: live, pg: danal, modules: [window.general, ‹identity›], methods: [phone], mid: B010007556,
                credentials: { cp_pwd: env://DANAL, item_code: "22S0DR1111" } }
          """)),
    row(
      16, "identity verification at a PG that has none, and payments at one that has nothing else",
      .found(
        ["identity-module-on-payment-pg", "module-not-supported"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [‹identity›], mid: acmetest }
            - { id: b, mode: test, pg: inicis_unified, modules: [‹window.general›], mid: acmetest2,
                credentials: { api_key: env://UNIFIED } }
          """)),
    row(
      17, "a channel name with a slash, and one that is taken",
      .found(
        ["invalid-channel-name", "duplicate-channel-name"],
        in: """
          merchant: acme
          channels:
            - { id: a, name: ‹Card/Live›, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
            - { id: b, name: Easy pay, mode: test, pg: payco, modules: [window.simple], mid: shared }
            - { id: c, name: ‹Easy pay›, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
          """)),
    row(
      18, "two easy-pay brands under one site code of KCP",
      .found(
        ["hub-brands-share-mid"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: live, pg: kcp, modules: [window.general], methods: [kakaopay, ‹payco›], mid: AB12C,
                credentials: { site_key: env://KCP } }
          """)),
    row(19, "the certificate for KCP's V2 module ran out", .plan("certificate-expiring")),
    row(
      19, "the certificate for KCP's V2 module is another site code's",
      .found(
        ["certificate-of-another-mid"],
        in: """
          merchant: acme
          channels:
            - id: card
              mode: live
              pg: kcp_v2
              modules: [window.general]
              methods: [card]
              mid: AB12C
              credentials:
                pg_api_certificate: ‹file://secrets/KCP_AUTH_AB12D_CERT.pem›
                pg_api_private_key: file://secrets/KCP_AUTH_AB12C_PRIKEY.pem
                private_key_password: env://KCP_KEY
          """)),
    row(
      20, "a PG that has ended",
      .found(
        ["pg-not-available"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: live, pg: ‹jtnet›, modules: [window.general], methods: [card], mid: acme01,
                credentials: { cancel_password: env://JTNET } }
          """)),
    row(
      20, "PGs and methods without new contracts",
      .found(
        ["pg-closed", "pg-closed", "method-not-supported"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: live, pg: ‹paypal›, modules: [window.general], mid: acme_api1.acme.example,
                credentials: { api_password: env://PP, signature: env://PPS, email: pay@acme.example } }
            - { id: b, mode: live, pg: inicis, modules: [‹identity›], mid: acmecard01,
                credentials: { seed_key: env://SEED, seed_iv: env://SEED_IV } }
            - { id: c, mode: live, pg: eximbay, modules: [window.general], methods: [card, ‹molpay›], mid: ACME01,
                credentials: { secret_key: env://EXIM } }
          """)),
    row(
      21, "a currency that the PG refuses",
      .found(
        ["currency-not-supported", "currency-not-supported", "currency-not-supported"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, currencies: [‹USD›] }
            - { id: b, mode: live, pg: paypal_v2, modules: [window.general], mid: ACMEPAYPAL, currencies: [‹KRW›] }
            - { id: c, mode: test, pg: welcome, modules: [window.general], methods: [card], mid: shared, currencies: [‹JPY›] }
          webhooks:
            - { api: v1, mode: live, url: per-request }
            - { api: v2, mode: live, url: per-request }
          """)),
    row(22, "naverco for digital goods", .unseen("what the shop sells stands in no file")),
    row(
      23, "a MID with a dot, with blanks around it, or endless",
      .found(
        ["mid-with-dot", "invalid-mid", "invalid-mid"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CA.ACME001› }
            - { id: b, mode: live, pg: payco, modules: [window.simple], mid: ‹" acme"›,
                credentials: { product_id: acme1, seller_key: env://PAYCO } }
            - { id: c, mode: live, pg: hyphen, modules: [window.simple],
                credentials: { encryption_key: env://HYPHEN, encryption_token: env://HYPHEN_TOKEN },
                mid: ‹a12345678901234567890123456789012345678901234567890123456789012345678901234567890› }
          """)),
    row(
      24, "a secret in the file",
      .found(
        ["secret-literal"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C,
                credentials: { site_key: ‹4Ho4YsuOZlLXUZUdOxM1Q7X__› } }
          """)),
  ]
}
