import Foundation
import TestSupport
import Testing

@Suite("export")
struct ExportTests {
  /// Expects that what is exported validates without an error and plans empty against the same state.
  private func expectRoundTrip(
    _ workspace: URL, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let out = workspace.appending(path: "exported")
    let export = try Tool.run(["export", "--out", out.path], in: workspace)
    #expect(export.exit == 0, "\(comment)\n\(export.errors)", sourceLocation: sourceLocation)
    #expect(
      !export.errors.contains("warning"), "\(comment)\n\(export.errors)", sourceLocation: sourceLocation)
    let validate = try Tool.run(["validate"], in: out)
    #expect(validate.exit == 0, "\(comment)\n\(validate.output)", sourceLocation: sourceLocation)
    let plan = try Tool.run(["plan", "--detailed-exitcode"], in: out)
    #expect(
      plan.exit == 0 && plan.output.hasPrefix("Plan: 0 to create, 0 to update, 0 to delete."),
      "\(comment)\n\(plan.output)\(plan.errors)", sourceLocation: sourceLocation)
    try FileManager.default.removeItem(at: out)
  }

  @Test(
    "of every example but the broken one validates and plans empty", .timeLimit(.minutes(20)),
    arguments: Example.all.filter { $0.name != "broken" })
  func examples(example: Example) throws {
    let scratch = try Scratch()
    let workspace = try example.copy(into: scratch)
    let environment = ["MIDAS_STATE": "sqlite:.midas/state.db"]
    let apply = try Tool.run(["apply", "--auto-approve"], in: workspace, environment: environment)
    try #require(apply.exit == 0, "\(apply.output)\(apply.errors)")
    try expectRoundTrip(workspace, example.name)
  }

  @Test("of random states validates and plans empty", .timeLimit(.minutes(20)), arguments: 1...10)
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<2 {
      let scratch = try Scratch()
      let count = 1 + random.next(below: 4)
      // What is declared next replaces, deletes and adds, so that channels have no longer the order of their file.
      for _ in 0..<2 {
        let draft = RandomMerchants(count, &random)
        try scratch.file(named: "midas.yaml", holding: draft.settings)
        try scratch.file(named: "all.yaml", holding: draft.documents)
        let apply = try Tool.run(
          ["apply", "--auto-approve", "--allow", "deletions,live-channel-deletions,widen-cidr"],
          in: scratch.url)
        try #require(apply.exit == 0, "\(apply.output)\(apply.errors)\n\(draft.documents)")
        try expectRoundTrip(scratch.url, draft.documents)
      }
    }
  }

  @Test("keeps a rule that was lowered a warning, and says why in midas.yaml")
  func lowered() throws {
    let session = try StateSession()
    try session.declare(
      """
      merchant: acme
      whitelist:
        # midas:ignore cidr-too-wide agreed with security until the gateway has fixed addresses
        - 8.0.0.0/6
      """)
    try session.midas("apply", "--auto-approve")
    try session.midas("export", "--out", "exported")
    let settings = try String(contentsOfFile: session.path("exported/midas.yaml"), encoding: .utf8)
    #expect(settings.contains("    cidr-too-wide: warning\n"))
    #expect(settings.contains("# What is recorded is against the rules under `severity`"))
    #expect(try Tool.run(["validate"], in: session.scratch.url.appending(path: "exported")).exit == 0)
  }

  @Test("gives each workspace of a shared state a folder of its own")
  func severalWorkspaces() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve")
    try session.declare(
      StateSession.merchant([("card", "AB12D")], handle: "other"),
      settings: "midas: 1\nworkspace: outlet\n")
    try session.midas("apply", "--auto-approve")
    try session.midas("export", "--out", "exported")
    for name in ["shop", "outlet"] {
      let folder = session.scratch.url.appending(path: "exported/\(name)")
      #expect(try Tool.run(["plan", "--detailed-exitcode"], in: folder).exit == 0)
    }
  }

  @Test("prints the documents, and never overwrites")
  func output() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    #expect(try session.midas("export").errors == "Nothing is recorded.\n")
    try session.midas("apply", "--auto-approve")
    #expect(try session.midas("export").output == session.midas("show", "--format", "yaml").output)
    try session.scratch.file(named: "there/file", holding: "")
    #expect(
      try session.midas("export", "--out", "there", exit: 64).errors
        == "midas: there exists; nothing was written\n")
    try session.midas("export", "--out", "all.yaml/below", exit: 0)
    try session.midas("export", "--out", "acme.yaml/below", exit: 66)
  }
}

/// Merchants drawn at random with something of everything that is recorded.
private struct RandomMerchants {
  private(set) var documents = ""
  private(set) var settings = "midas: 1\nworkspace: random\n"

  init(_ count: Int, _ random: inout SeededRandom) {
    var shared = ""
    for index in 0..<count {
      if index > 0 { documents += "---\n" }
      documents += Self.merchant("m\(index)", &random)
      if documents.contains("mid: SHARE\(index)") {
        shared += "    - { pg: kcp, mid: SHARE\(index), because: x }\n"
      }
    }
    settings += "catalog:\n  test-credentials: [{ pg: tosspay, because: x }, { pg: paypal_v2, because: x }]\n"
    settings +=
      "  pgs:\n    kakaopay: { because: x, test-mids: [{ mid: TCNEW, modules: [window.simple] }] }\n"
    settings += "    html5_inicis: { because: x, currencies: [KRW, USD] }\n"
    if !shared.isEmpty { settings += "  shared-mids:\n" + shared }
  }

  private static func merchant(_ handle: String, _ random: inout SeededRandom) -> String {
    func coin() -> Bool { random.next(below: 2) == 0 }
    let n = handle.dropFirst()
    var text = "merchant: \(handle)\n"
    if coin() { text += "name: \"상점: \(handle) # 1\"\n" }
    if coin() {
      text +=
        "keys: { code: imp0000000\(n), rest-api-key: env://K\(n), api-secret: \"exec://vault/k/\(n)\" }\n"
    }
    let hasStores = coin()
    if hasStores {
      text += "submerchants:\n  - { id: books, tier: \"0\(n)1\", webhooks: [] }\n"
      text += "  - id: music\n    name: \"no\"\n    tier: \"M0\(n)\"\n"
      if coin() { text += "    webhooks: [{ api: v1, mode: live, url: per-request }]\n" }
    }
    text += "channels:\n"
    text +=
      "  - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card, trans], mid: K\(n)A1, credentials: { site_key: env://S\(n) }"
    if coin() { text += ", protect: \"the \\\"main\\\" one\"" }
    if coin() { text += ", tax: tax-free" }
    if coin() { text += ", key: channel-key-\(handle)-card" }
    text += " }\n"
    if coin() {
      text +=
        "  - { id: inicis, name: 1e3, mode: live, pg: html5_inicis, modules: [window.general], mid: MOIrandom\(n), credentials: { sign_key: \"file://s/k \(n)\" } }\n"
    }
    if coin() {
      text += "  - { id: test, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }\n"
    }
    if coin() {
      text += "  - { id: kakao, mode: test, pg: kakaopay, modules: [window.simple], mid: TCNEW }\n"
    }
    if coin() {
      text += "  - { id: tosspay, mode: test, pg: tosspay, modules: [window.simple], mid: shared }\n"
    }
    if hasStores {
      for store in ["books", "music"] {
        text +=
          "  - { id: \(store)-kcp, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: SHARE\(n), credentials: { site_key: env://S\(n) }, assign: \(store) }\n"
      }
    }
    if coin() {
      text +=
        "  - { id: who, mode: live, pg: danal, modules: [identity], mid: ongil000\(n)A, credentials: { cp_pwd: env://I\(n) } }\n"
    }
    let hasGroup = coin()
    if hasGroup {
      text +=
        "  - { id: nice, mode: live, pg: nice_v2, modules: [window.general], methods: [card, trans], mid: IMProut\(n)1m, credentials: { merchant_key: env://N\(n) } }\n"
      text +=
        "  - { id: toss, mode: live, pg: tosspayments, modules: [window.general], methods: [card, trans], mid: im_rout\(n)01, credentials: { client_key: live_ck_3bY7eRoomK2mQ9xV, secret_key: env://T\(n) } }\n"
    }
    text += "defaults: { window: card }\n"
    if hasGroup {
      let weight = 1 + random.next(below: 99)
      text +=
        "groups:\n  - { id: split, mode: live, channels: { nice: \(weight), toss: { weight: \(100 - weight), enabled: \(coin()) } } }\n"
    }
    if coin() {
      text +=
        "webhooks: [{ api: v1, mode: live, url: \"https://pay\(n).acme.com/a?b=c\", content-type: form }]\n"
    }
    if coin() {
      text += "whitelist:\n  - 52.78.\(n).0/24\n  - { cidr: \"2a02:6b8:\(n)::/64\", memo: \"office: 2\" }\n"
    }
    return text
  }
}
