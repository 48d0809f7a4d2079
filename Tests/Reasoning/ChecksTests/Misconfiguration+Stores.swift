extension Misconfiguration {
  /// Mistakes in sub-merchants, webhooks, whitelists and groups.
  static let ofStores: [Misconfiguration] = [
    row(
      25, "a tier that is none, and one that is taken",
      .found(
        ["invalid-tier", "duplicate-tier"],
        in: """
          merchant: acme
          submerchants:
            - { id: books, tier: ‹b01› }
            - { id: music, tier: "M01" }
            - { id: films, tier: ‹"M01"› }
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: books }
            - { id: b, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: music }
            - { id: c, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: films }
          """)),
    row(25, "a tier that was changed", .manual("tier")),
    row(
      26, "a channel for two sub-merchants",
      .found(
        ["wrong-type"],
        in: """
          merchant: acme
          submerchants:
            - { id: books, tier: "B01" }
            - { id: music, tier: "M01" }
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: ‹[books›, music] }
          """)),
    row(
      27, "a sub-merchant with a channel that its merchant does not have",
      .unwritable("channels are the merchant's, and each says to whom it is assigned")),
    row(
      27, "a channel for a sub-merchant that does not exist",
      .found(
        ["unknown-submerchant"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: ‹books› }
          """)),
    row(
      28, "a sub-merchant without a channel",
      .found(
        ["submerchant-without-channels"],
        in: """
          merchant: acme
          submerchants: [{ id: ‹books›, tier: "B01" }]
          """)),
    row(28, "a sub-merchant without a name", .unwritable("it is then named by its id")),
    row(
      29, "a sub-merchant that inherits webhooks which are not there",
      .found(
        ["inherited-webhook-missing"],
        in: """
          merchant: acme
          submerchants: [{ id: books, tier: "B01", webhooks: ‹inherit› }]
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: books }
          """)),
    row(
      30, "a tier that other YAML readers take for a number",
      .found(
        ["ambiguous-scalar"],
        in: """
          merchant: acme
          submerchants: [{ id: books, tier: ‹001› }]
          channels:
            - { id: a, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: books }
          """)),
    row(
      31, "virtual accounts and no webhook to hear of deposits",
      .found(
        ["webhook-required"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: inicis_v2, modules: [window.general], methods: [card, ‹vbank›], mid: MOIacme001,
                credentials: { sign_key: env://SIGN, ini_api_key: env://KEY, ini_api_iv: env://IV } }
          """)),
    row(
      31, "subscription, and a webhook for the other mode alone",
      .found(
        ["webhook-required"],
        in: """
          merchant: acme
          channels:
            - { id: club, mode: live, pg: kakaopay, modules: [‹window.subscription›], mid: CAACME0001 }
          webhooks: [{ api: v1, mode: test, url: "https://test.acme.example/hooks" }]
          """)),
    row(
      32, "PGs that demand a webhook",
      .found(
        ["webhook-required", "webhook-required"],
        in: """
          merchant: acme
          channels:
            - { id: a, mode: live, pg: ‹payletter_global›, modules: [window.general], mid: acme_usd, api: [v1],
                credentials: { api_key: env://PAYLETTER } }
            - { id: b, mode: live, pg: ‹kicc_v2›, modules: [window.general], mid: acme01, api: [v2],
                credentials: { encryption_key: env://KICC } }
          """)),
    row(
      33, "a webhook for live payments alone, though there are test channels",
      .found(
        ["webhook-one-mode-only"],
        in: """
          merchant: acme
          channels:
            - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
            - { id: easy-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
          defaults: { window: easy }
          webhooks: [{ api: v1, mode: ‹live›, url: "https://pay.acme.example/hooks" }]
          """)),
    row(
      33, "a webhook of V1, though every channel is V2's",
      .found(
        ["webhook-recommended"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: ‹live›, pg: inicis_v2, modules: [window.general], methods: [card], mid: MOIacme001,
                credentials: { sign_key: env://SIGN, ini_api_key: env://KEY, ini_api_iv: env://IV } }
          webhooks: [{ api: v1, mode: live, url: "https://pay.acme.example/hooks" }]
          """)),
    row(
      34, "webhooks that PortOne cannot reach, or that anybody can read",
      .found(
        ["webhook-unreachable", "webhook-unreachable", "webhook-url-invalid", "webhook-plain-http"],
        in: """
          merchant: acme
          webhooks:
            - { api: v1, mode: live, url: ‹"https://localhost:3000/hooks"› }
            - { api: v1, mode: test, url: ‹"https://192.168.0.7/hooks"› }
            - { api: v2, mode: live, url: ‹pay.acme.example/hooks›, secrets: [env://HOOK] }
            - { api: v2, mode: test, url: ‹"http://test.acme.example/hooks"›, secrets: [env://HOOK_TEST] }
          """)),
    row(
      35, "form encoding in V2",
      .found(
        ["webhook-form-in-v2"],
        in: """
          merchant: acme
          webhooks:
            - { api: v2, mode: live, url: "https://pay.acme.example/v2", version: "2024-04-25", content-type: ‹form›,
                secrets: [env://HOOK] }
          """)),
    row(
      36, "a webhook that is taken out of the file, which the console cannot do", .manual("webhook-removal")),
    row(
      37, "three webhook secrets",
      .found(
        ["webhook-too-many-secrets"],
        in: """
          merchant: acme
          webhooks:
            - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://A, env://B, ‹env://C›] }
          """)),
    row(
      38, "test deposits arrive where live orders are paid",
      .found(
        ["webhook-same-url-live-test"],
        in: """
          merchant: acme
          webhooks:
            - { api: v1, mode: live, url: "https://pay.acme.example/hooks" }
            - { api: v1, mode: test, url: ‹"https://pay.acme.example/hooks"› }
          """)),
    row(39, "nobody told the PG where PortOne hears of deposits", .manual("deposit-url")),
    row(40, "the key file for Inicis was never mailed", .manual("key-file")),
    row(40, "Toss Payments speaks another version of its API", .manual("pg-setting")),
    row(40, "Paymentwall sends pingbacks of another version, or none", .manual("notification-url")),
    row(
      41, "whitelist rows that are no blocks",
      .found(
        ["cidr-invalid", "cidr-invalid", "cidr-invalid"],
        in: """
          merchant: acme
          whitelist: [‹8.8.8.8›, ‹8.8.4.1-8.8.4.9›, ‹8.8.8.0/33›]
          """)),
    row(
      42, "the prefix lost its last digit, as in the English console guide",
      .found(
        ["cidr-misaligned", "cidr-misaligned", "cidr-too-wide"],
        in: """
          merchant: acme
          whitelist: [‹1.1.1.1/3›, ‹1.1.1.0/2›, ‹0.0.0.0/0›]
          """)),
    row(
      43, "host bits, private ranges, repetitions and blocks within others",
      .found(
        ["cidr-misaligned", "cidr-special-purpose", "cidr-duplicate", "cidr-contained"],
        in: """
          merchant: acme
          whitelist: [‹192.168.0.1/24›, ‹10.0.0.0/24›, 8.8.8.0/24, ‹8.8.8.0/24›, ‹8.8.8.8/32›]
          """)),
    row(
      44, "a whitelist that is on without rows, or off with some",
      .unwritable("the switch is on while there are rows")),
    row(
      45, "a whitelist for a merchant of V2",
      .found(
        ["whitelist-on-v2-only"],
        in: """
          merchant: acme
          api: [v2]
          whitelist: [‹8.8.8.8/32›]
          """)),
    row(
      46, "the addresses that PortOne calls from, on the list of those that may call PortOne",
      .found(
        ["whitelist-portone-sender"],
        in: """
          merchant: acme
          whitelist: [8.8.8.8/32, ‹52.78.5.241/32›]
          """)),
    row(
      47, "groups whose weights, members or modes are wrong",
      .found(
        ["group-weights", "group-ineligible-pg", "group-mixed-modes", "group-unknown-channel", "group-size"],
        in: """
          merchant: acme
          channels:
            - { id: card, mode: live, pg: nice_v2, modules: [window.general], methods: [card], mid: IMPacme001,
                credentials: { merchant_key: env://NICE } }
            - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
            - { id: card-test, mode: test, pg: nice_v2, modules: [window.general], methods: [card], mid: shared }
          defaults: { window: card }
          groups:
            - { id: a, mode: live, channels: { card: ‹50› } }
            - { id: b, mode: live, channels: { card: 50, ‹easy›: 50 } }
            - { id: c, mode: live, channels: { card: 50, ‹card-test›: 50 } }
            - { id: d, mode: live, channels: { card: 50, ‹crad›: 50 } }
            - { id: e, mode: live, ‹channels›: {} }
          webhooks: [{ api: v2, mode: live, url: per-request }]
          """)),
  ]
}
