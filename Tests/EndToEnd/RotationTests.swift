import Foundation
import TestSupport
import Testing

@Suite("Secrets behind references")
struct RotationTests {
  private static let key = ["MIDAS_FINGERPRINT_KEY": "0123456789abcdef0123456789abcdef"]

  private func session(_ credential: String = "env://SITE_KEY") throws -> StateSession {
    let session = try StateSession()
    try session.declare(
      StateSession.merchant([("card", "AB12C")]).replacing("\"env://KEY\"", with: "\"\(credential)\""))
    return session
  }

  private func environment(_ value: String?) -> [String: String] {
    guard let value else { return Self.key }
    return Self.key.merging(["SITE_KEY": value]) { $1 }
  }

  @Test("A rotation shows as a changed secret, until it is applied")
  func rotation() throws {
    let session = try session()
    try session.midas("apply", "--auto-approve", environment: environment("one"))
    let same = try session.midas("plan", "--detailed-exitcode", environment: environment("one"))
    #expect(same.errors == "Resolved 1 reference.\n")
    let changed = try session.midas(
      "plan", "--detailed-exitcode", "--out", "plan.json", exit: 2, environment: environment("two"))
    #expect(changed.output.hasPrefix("~ channel acme/card\n    credentials.site_key: (secret changed)\n"))
    try session.midas("apply", "--plan", "plan.json", environment: environment("two"))
    try session.midas("plan", "--detailed-exitcode", environment: environment("two"))
    try session.midas("drift")
  }

  @Test("Without the key nothing is followed, and nothing known is lost")
  func withoutKey() throws {
    let session = try session()
    try session.midas("apply", "--auto-approve", environment: environment("one"))
    #expect(try session.midas("plan", "--detailed-exitcode").errors.isEmpty)
    try session.declare(
      StateSession.merchant([("card", "AB99Z")]).replacing("env://KEY", with: "env://SITE_KEY"))
    try session.midas("apply", "--auto-approve")
    try session.midas("plan", "--detailed-exitcode", exit: 2, environment: environment("two"))
    try session.midas("plan", "--out", "plan.json", environment: environment("two"))
    let needed = try session.midas("apply", "--plan", "plan.json", exit: 69)
    #expect(needed.errors.contains("set MIDAS_FINGERPRINT_KEY as when it was planned"))
  }

  @Test("A secret longer than its PG takes is an error of plan at its scalar, which tells nothing of it")
  func tooLong() throws {
    let session = try StateSession()
    try session.declare(
      """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: nice
          modules: [window.general]
          methods: [card]
          mid: IMPacme01m
          credentials: { merchant_key: env://MERCHANT_KEY, cancel_password: env://CANCEL }
      """)
    func environment(_ password: String) -> [String: String] {
      Self.key.merging(["MERCHANT_KEY": String(repeating: "k", count: 88), "CANCEL": password]) { $1 }
    }
    try session.midas("plan", environment: environment("0123456789"))
    let plan = try session.midas("plan", exit: 1, environment: environment("0123456789\n"))
    #expect(plan.errors.contains("error[credential-length]: what `env://CANCEL` leads to is longer"))
    #expect(plan.errors.contains("acme.yaml:9:71"))
    #expect(!plan.errors.contains("0123456789"))
  }

  @Test("What leads nowhere is a warning of plan at its scalar, and stops an apply that needs it")
  func unresolved() throws {
    let session = try session()
    let plan = try session.midas("plan", environment: environment(nil))
    #expect(
      plan.errors.contains(
        """
        warning[reference-unresolved]: `env://SITE_KEY` leads to no value: the variable is not set
          --> acme.yaml:9:30
        """.replacing("\n  -->", with: "\n -->")), "\(plan.errors)")
    #expect(plan.errors.contains("^^^^^^^^^^^^^^^^"))
    let apply = try session.midas("apply", "--auto-approve", exit: 69, environment: environment(nil))
    #expect(
      apply.errors.hasSuffix(
        "midas: nothing was written: `env://SITE_KEY` of `acme/card` leads to no value: the variable is not set\n"
      ))
    #expect(try session.midas("show").output.isEmpty)
    // A step that does not need it is not held up.
    try session.midas("apply", "--auto-approve", environment: environment("one"))
    try session.declare(
      StateSession.merchant([("card", "AB12C")], more: "whitelist: [52.78.1.0/24]\n")
        .replacing("env://KEY", with: "env://SITE_KEY"))
    try session.midas("apply", "--auto-approve", environment: environment(nil))
  }

  @Test("Policy may silence the warning")
  func policy() throws {
    let session = try session()
    try session.declare(
      StateSession.merchant([("card", "AB12C")]),
      settings: "midas: 1\npolicy: { severity: { reference-unresolved: \"off\" } }\n")
    #expect(try session.midas("plan", environment: environment(nil)).errors == "Resolved 1 reference.\n")
  }

  @Test("Fingerprints are recorded anew when asked for, as a revision")
  func refresh() throws {
    let session = try session()
    try session.midas("apply", "--auto-approve")
    #expect(
      try session.midas("apply", "--auto-approve", "--refresh-fingerprints", exit: 64).errors
        .contains("set MIDAS_FINGERPRINT_KEY"))
    let refreshed = try session.midas(
      "apply", "--auto-approve", "--refresh-fingerprints", environment: environment("one"))
    #expect(refreshed.errors.contains("Applied as revision 2."))
    let again = try session.midas(
      "apply", "--auto-approve", "--refresh-fingerprints", environment: environment("one"))
    #expect(again.errors.contains("every fingerprint is recorded already"))
    #expect(
      try session.midas("undo", "2").errors
        == "Nothing to undo: revision 2 changed nothing that is declared.\n")
    try session.midas("plan", "--detailed-exitcode", exit: 2, environment: environment("two"))
  }

  @Test("An expiring certificate is a warning at its scalar")
  func certificate() throws {
    let session = try StateSession()
    let cases: [(days: Int, words: Regex<Substring>?)] = [
      (400, nil), (12, /expires in 1[12] days\n/), (-1, /has expired\n/),
    ]
    for (days, words) in cases {
      let made = try Program.run(
        URL(filePath: "/usr/bin/openssl"),
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
          "key.pem", "-out", "cert.pem", "-subj", "/CN=AB12C", "-days", "\(max(days, 1))",
        ], in: session.scratch.url, environment: ["PATH": "/usr/bin"])
      try #require(made.exit == 0, "\(made.errors)")
      if days < 0 { try session.scratch.file(named: "cert.pem", holding: Self.expired) }
      try session.declare(
        """
        merchant: acme
        channels:
          - id: card
            mode: live
            pg: kcp_v2
            modules: [window.general]
            methods: [card]
            mid: AB12C
            credentials:
              pg_api_certificate: file://cert.pem
              pg_api_private_key: file://key.pem
              private_key_password: env://SITE_KEY

        """)
      let plan = try session.midas("plan", environment: environment("one"))
      #expect(plan.errors.contains("certificate-expiring") == (words != nil), "\(plan.errors)")
      guard let words else { continue }
      #expect(plan.errors.contains("the certificate behind `file://cert.pem` "), "\(plan.errors)")
      #expect(plan.errors.contains(words), "\(plan.errors)")
      #expect(plan.errors.contains("--> acme.yaml:10:27\n"), "\(plan.errors)")
    }
  }

  @Test("The helper of docs/secrets.md answers as the page says")
  func documentedHelper() throws {
    let session = try session("exec://vault/acme/site-key")
    let page = try Repository.text("docs/secrets.md")
    let script = try #require(page.firstMatch(of: /```python\n((?s).*?)```/)?.output.1)
    let program = try session.scratch.file(named: "home/helper", holding: String(script))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    try session.scratch.file(named: "home/.secrets/acme/site-key", holding: "value\n")
    let helpers = try session.scratch.file(
      named: "home/helpers.json",
      holding: #"{"version": 1, "helpers": {"vault": {"command": ["\#(program.path)"]}}}"#)
    var variables = Self.key
    variables["HOME"] = session.path("home")
    variables["MIDAS_HELPERS"] = helpers.path
    // The workspace here is the folder around all of it, which a helper must not be named in.
    let inside = try session.midas("plan", environment: variables)
    #expect(inside.errors.contains("it lies in the workspace"), "\(inside.errors)")

    let elsewhere = try Scratch()
    variables["MIDAS_HELPERS"] = try elsewhere.file(
      named: "helpers.json", holding: String(contentsOf: helpers, encoding: .utf8)
    ).path
    #expect(try session.midas("plan", environment: variables).errors == "Resolved 1 reference.\n")
    try FileManager.default.removeItem(atPath: session.path("home/.secrets/acme/site-key"))
    let missing = try session.midas("plan", environment: variables)
    #expect(missing.errors.contains("the helper knows no such key"), "\(missing.errors)")
  }

  /// A certificate that ended in 2020, made with openssl.
  private static let expired = """
    -----BEGIN CERTIFICATE-----
    MIIBBzCBrgIBATAKBggqhkjOPQQDAjAQMQ4wDAYDVQQDDAVBQjEyQzAeFw0xNTAx
    MDEwMDAwMDBaFw0yMDAxMDEwMDAwMDBaMBAxDjAMBgNVBAMMBUFCMTJDMFkwEwYH
    KoZIzj0CAQYIKoZIzj0DAQcDQgAEB+AECPRrjp2XtaOiSuM+rOtaJMMG4CjNKHKB
    aqU5sZF6VZUcOLuBmAlNQYBhb39xNfWC+96prCz3nayCoEjsyDAKBggqhkjOPQQD
    AgNIADBFAiBLsxIUyaoIzzepwDmWbLXEj2Z12sSkFXpx7+0FicmN6QIhANO5YGHB
    zS0EhOrLnGD9vWv935XtubFiUvKPDYNJiN3u
    -----END CERTIFICATE-----
    """
}
