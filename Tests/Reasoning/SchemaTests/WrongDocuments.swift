import MidasSchema

/// Documents with one mistake each, named for it.
enum WrongDocuments {
  /// Merchant documents, also those whose only mistake is in a channel.
  static let merchants: [Candidate] =
    documents.map { name, text in Candidate(name: name, schema: .merchant, text: text) }
    + channels.map { name, channel in
      Candidate(
        name: "channel: \(name)", schema: .merchant,
        text: "merchant: acme\nchannels:\n  - { \(channel) }\n")
    }

  /// Documents of midas.yaml.
  static let workspaces: [Candidate] = roots.map { name, text in
    Candidate(name: name, schema: .workspace, text: text)
  }

  private static let documents: [(String, String)] = [
    ("no merchant", "name: Acme\n"),
    ("merchant without a value", "merchant:\n"),
    ("merchant written as ~", "merchant: ~\n"),
    ("handle with a capital", "merchant: Acme\n"),
    ("handle with a blank", "merchant: acme mall\n"),
    ("handle that starts with -", "merchant: -acme\n"),
    ("handle of 64 characters", "merchant: \(String(repeating: "a", count: 64))\n"),
    ("negative number for a handle", "merchant: -5\n"),
    ("a list for a handle", "merchant: [acme]\n"),
    ("a list of merchants", "- merchant: acme\n"),
    ("a text for a document", "acme\n"),
    ("unknown key", "merchant: acme\nnane: Acme\n"),
    ("key twice", "merchant: acme\nmerchant: acme\n"),
    ("merchant and continues", "merchant: acme\ncontinues: acme\n"),
    ("continuation with webhooks", "continues: acme\nwebhooks: []\n"),
    ("name without a value", "merchant: acme\nname:\n"),
    ("generation that does not exist", "merchant: acme\napi: [v1, v3]\n"),
    ("generation without brackets", "merchant: acme\napi: v1\n"),
    ("no generation", "merchant: acme\napi: []\n"),
    ("channels as a mapping", "merchant: acme\nchannels: { card: {} }\n"),
    ("channels without a value", "merchant: acme\nchannels:\n"),
    (
      "secret key written out",
      "merchant: acme\nkeys: { rest-api-secret: ekKoeW8RyKuT0zgaZsUtXXTLQ4AhPFfc }\n"
    ),
    ("secret key as a number", "merchant: acme\nkeys: { api-secret: 12345 }\n"),
    ("unknown scheme of a reference", "merchant: acme\nkeys: { api-secret: vault://acme/secret }\n"),
    ("reference without slashes", "merchant: acme\nkeys: { api-secret: \"env:ACME\" }\n"),
    ("reference without a name", "merchant: acme\nkeys: { api-secret: env:// }\n"),
    ("reference out of the workspace", "merchant: acme\nkeys: { api-secret: file://../secret }\n"),
    ("reference from the root of the machine", "merchant: acme\nkeys: { api-secret: file:///etc/secret }\n"),
    ("unknown key of keys", "merchant: acme\nkeys: { merchant-code: imp12345678 }\n"),
    ("sub-merchant without a tier", "merchant: acme\nsubmerchants: [{ id: books }]\n"),
    ("tier in small letters", "merchant: acme\nsubmerchants: [{ id: books, tier: b01 }]\n"),
    ("tier of four characters", "merchant: acme\nsubmerchants: [{ id: books, tier: BOOK }]\n"),
    (
      "webhooks that inherits nothing",
      "merchant: acme\nsubmerchants: [{ id: books, tier: B01, webhooks: own }]\n"
    ),
    ("default without a value", "merchant: acme\ndefaults: { window: }\n"),
    ("default of no kind", "merchant: acme\ndefaults: { page: card }\n"),
    ("group without channels", "merchant: acme\ngroups: [{ id: split, mode: live }]\n"),
    ("group of no channels", "merchant: acme\ngroups: [{ id: split, mode: live, channels: {} }]\n"),
    (
      "group of eleven channels",
      "merchant: acme\ngroups: [{ id: split, mode: live, channels: { \((1...11).map { "c\($0): 1" }.joined(separator: ", ")) } }]\n"
    ),
    ("weight with a sign", "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: -1 } }]\n"),
    ("weight over 100", "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: 101 } }]\n"),
    ("weight as a share", "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: 70% } }]\n"),
    (
      "member without a weight",
      "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: { enabled: true } } }]\n"
    ),
    (
      "enabled in quotes",
      "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: { weight: 100, enabled: \"true\" } } }]\n"
    ),
    (
      "enabled as yes",
      "merchant: acme\ngroups: [{ id: split, mode: live, channels: { card: { weight: 100, enabled: yes } } }]\n"
    ),
    ("webhook without a URL", "merchant: acme\nwebhooks: [{ api: v1, mode: live }]\n"),
    ("webhook without a scheme", "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: pay.acme.com }]\n"),
    (
      "webhook with a fragment",
      "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: \"https://pay.acme.com/#live\" }]\n"
    ),
    (
      "webhook of another scheme",
      "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: \"ftp://pay.acme.com\" }]\n"
    ),
    (
      "content type of no kind",
      "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: per-request, content-type: xml }]\n"
    ),
    (
      "webhook version of no date",
      "merchant: acme\nwebhooks: [{ api: v2, mode: live, url: per-request, version: \"2024-04-26\" }]\n"
    ),
    (
      "form in V2",
      "merchant: acme\nwebhooks: [{ api: v2, mode: live, url: per-request, content-type: form }]\n"
    ),
    (
      "signing secret in V1",
      "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: per-request, secrets: [env://A] }]\n"
    ),
    (
      "three signing secrets",
      "merchant: acme\nwebhooks: [{ api: v2, mode: live, url: per-request, secrets: [env://A, env://B, env://C] }]\n"
    ),
    (
      "signing secret written out",
      "merchant: acme\nwebhooks: [{ api: v2, mode: live, url: per-request, secrets: [whsec_c2VjcmV0] }]\n"
    ),
    ("bare address", "merchant: acme\nwhitelist: [203.0.113.7]\n"),
    ("prefix over 32", "merchant: acme\nwhitelist: [203.0.113.7/33]\n"),
    ("octet over 255", "merchant: acme\nwhitelist: [203.0.113.256/32]\n"),
    ("octet with a leading zero", "merchant: acme\nwhitelist: [203.0.113.07/32]\n"),
    ("dash range", "merchant: acme\nwhitelist: [203.0.113.1-203.0.113.9]\n"),
    ("dotted mask", "merchant: acme\nwhitelist: [203.0.113.0/255.255.255.0]\n"),
    ("IPv6 prefix over 128", "merchant: acme\nwhitelist: [\"2001:db8::/129\"]\n"),
    ("whitelist row without a block", "merchant: acme\nwhitelist: [{ memo: office }]\n"),
    ("whitelist as yes", "merchant: acme\nwhitelist: yes\n"),
    ("rename without an end", "merchant: acme\nmoved: [{ from: card }]\n"),
    ("rename of no id", "merchant: acme\nmoved: [{ from: acme/card, to: card }]\n"),
  ]

  /// The inside of a channel's braces.
  private static let channels: [(String, String)] = [
    ("no id", "mode: test, pg: kcp, modules: [window.general], mid: shared"),
    ("no mode", "id: card, pg: kcp, modules: [window.general], mid: shared"),
    ("no PG", "id: card, mode: test, modules: [window.general], mid: shared"),
    ("no modules", "id: card, mode: test, pg: kcp, mid: shared"),
    ("no MID", "id: card, mode: test, pg: kcp, modules: [window.general]"),
    ("mode of no kind", "id: card, mode: production, pg: kcp, modules: [window.general], mid: shared"),
    (
      "PG that does not exist",
      "id: card, mode: test, pg: html5_inisis, modules: [window.general], mid: shared"
    ),
    ("module that does not exist", "id: card, mode: test, pg: kcp, modules: [window.generl], mid: shared"),
    ("no module", "id: card, mode: test, pg: kcp, modules: [], mid: shared"),
    ("module without brackets", "id: card, mode: test, pg: kcp, modules: window.general, mid: shared"),
    (
      "method that does not exist",
      "id: card, mode: test, pg: kcp, modules: [window.general], methods: [cart], mid: shared"
    ),
    (
      "group of methods",
      "id: card, mode: test, pg: kcp, modules: [window.general], methods: [EASY_PAY], mid: shared"
    ),
    ("no method", "id: card, mode: test, pg: kcp, modules: [window.general], methods: [], mid: shared"),
    ("MID without a value", "id: card, mode: test, pg: kcp, modules: [window.general], mid: "),
    ("blank MID", "id: card, mode: test, pg: kcp, modules: [window.general], mid: \" \""),
    (
      "MID with a blank behind it",
      "id: card, mode: test, pg: kcp, modules: [window.general], mid: \"AB12C \""
    ),
    (
      "MID of 81 characters",
      "id: card, mode: test, pg: kcp, modules: [window.general], mid: \(String(repeating: "A", count: 81))"
    ),
    (
      "live channel on the shared MID",
      "id: card, mode: live, pg: kakaopay, modules: [window.simple], mid: shared"
    ),
    (
      "live channel without credentials",
      "id: card, mode: live, pg: kcp, modules: [window.general], mid: AB12C"
    ),
    (
      "live channel with one credential missing",
      "id: pay, mode: live, pg: naverpay, modules: [window.simple], mid: np_acme, credentials: { client_id: a, chain_id: b }"
    ),
    (
      "field of another PG",
      "id: card, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: { site_key: env://A, sign_key: env://B }"
    ),
    (
      "the MID among the credentials",
      "id: card, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: { site_key: env://A, site_code: AB12C }"
    ),
    (
      "credential written out",
      "id: card, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: { site_key: 3grptw1Zp0GS }"
    ),
    (
      "credentials as a list",
      "id: card, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: [env://A]"
    ),
    (
      "DI_CODE too short",
      "id: id, mode: test, pg: inicis, modules: [identity], mid: MOIacme001, credentials: { di_code: ACMEDI1 }"
    ),
    (
      "name that the console refuses",
      "id: card, name: \"Card (new)\", mode: test, pg: kcp, modules: [window.general], mid: shared"
    ),
    ("tax of no kind", "id: card, mode: test, pg: kcp, modules: [window.general], mid: shared, tax: exempt"),
    (
      "assigned to no id",
      "id: card, mode: test, pg: kcp, modules: [window.general], mid: shared, assign: Acme Books"
    ),
    (
      "identity beside payments",
      "id: card, mode: test, pg: inicis, modules: [identity, api.key-in], mid: MOIacme001"
    ),
    ("unknown key", "id: card, mode: test, pg: kcp, modules: [window.general], mid: shared, colour: red"),
  ]

  private static let roots: [(String, String)] = [
    ("no version", "workspace: payments\n"),
    ("version of another Midas", "midas: 2\n"),
    ("unknown key", "midas: 1\nstores: []\n"),
    ("name with a blank", "midas: 1\nworkspace: my payments\n"),
    ("merchants without brackets", "midas: 1\nmerchants: merchants/*.yaml\n"),
    ("state as a list", "midas: 1\nstate: [sqlite:.midas/state.db]\n"),
    ("rule that does not exist", "midas: 1\npolicy: { severity: { webhook-plain-htp: error } }\n"),
    ("severity that does not exist", "midas: 1\npolicy: { severity: { webhook-plain-http: fatal } }\n"),
    ("core rule lowered", "midas: 1\npolicy: { severity: { duplicate-mid: warning } }\n"),
    ("shape rule lowered", "midas: 1\npolicy: { severity: { unknown-key: off } }\n"),
    ("limit that does not exist", "midas: 1\npolicy: { limits: { creations: 5 } }\n"),
    ("limit in words", "midas: 1\npolicy: { limits: { deletions: few } }\n"),
    ("addresses as a share", "midas: 1\npolicy: { limits: { widen-addresses: 10% } }\n"),
    ("opened without a reason", "midas: 1\ncatalog: { shared-mids: [{ pg: kcp, mid: AB12C }] }\n"),
    ("unknown PG opened", "midas: 1\ncatalog: { test-credentials: [{ pg: papal, because: notice }] }\n"),
    ("unknown PG with news", "midas: 1\ncatalog: { pgs: { kpc: { because: notice } } }\n"),
    ("news without a reason", "midas: 1\ncatalog: { pgs: { kcp: { status: ended } } }\n"),
    ("status of no kind", "midas: 1\ncatalog: { pgs: { kcp: { because: notice, status: closed } } }\n"),
    (
      "methods of no module",
      "midas: 1\ncatalog: { pgs: { kcp: { because: notice, methods: { window: [card] } } } }\n"
    ),
    (
      "test MID without modules",
      "midas: 1\ncatalog: { pgs: { kcp: { because: notice, test-mids: [{ mid: T0001 }] } } }\n"
    ),
    (
      "webhook demand of no kind",
      "midas: 1\ncatalog: { pgs: { kcp: { because: notice, webhook: maybe } } }\n"
    ),
  ]
}
