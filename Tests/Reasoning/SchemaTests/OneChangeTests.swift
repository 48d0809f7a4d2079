import Foundation
import MidasDiagnostics
import MidasSchema
import TestSupport
import Testing

/// A document that has every key, changed in one place at a time: schema and Midas must agree on each.
@Suite(
  "One change at a time",
  .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
struct OneChangeTests {
  @Test(
    "The schema refuses what Midas refuses for its shape, and nothing that Midas accepts",
    .timeLimit(.minutes(20)), arguments: documents)
  func agreement(document: Candidate) throws {
    let candidates = try Mutant.all(of: document)
    #expect(candidates.count > 200)
    let refused = try Validator.complaints(about: candidates)
    var misshapen = 0
    for candidate in candidates {
      let errors = candidate.errors
      let hasWrongShape = errors.contains { ShapeRule(rawValue: $0) != nil }
      misshapen += hasWrongShape ? 1 : 0
      if hasWrongShape, refused[candidate.name] == nil {
        Issue.record("\(candidate.name): the schema lets through what Midas calls \(errors)")
      }
      if let complaints = refused[candidate.name], errors.isEmpty {
        Issue.record("\(candidate.name): Midas accepts what the schema refuses: \(complaints)")
      }
    }
    #expect(misshapen > candidates.count / 3)
  }

  @Test("Unchanged, the document is without errors", arguments: documents)
  func unchanged(document: Candidate) throws {
    #expect(document.errors == [])
    #expect(try Validator.complaints(about: [document]) == [:])
  }

  private static let documents = [
    Candidate(name: "merchant", schema: .merchant, text: merchant),
    Candidate(name: "midas.yaml", schema: .workspace, text: workspace),
  ]

  /// Every key of the language at least once; JSON, which is YAML.
  private static let merchant = """
    {
      "merchant": "acme", "formerly": "acme-old", "name": "Acme", "api": ["v1", "v2"],
      "keys": {
        "code": "imp12345678", "store-id": "store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec",
        "rest-api-key": "env://A", "rest-api-secret": "env://B", "api-secret": "env://C"
      },
      "submerchants": [{
        "id": "books", "name": "Books", "tier": "B01",
        "store-id": "store-9a1c5f0e-2c58-4d0b-9f3e-51f2f0a7d6aa",
        "defaults": { "window": "books-card" }, "webhooks": "inherit"
      }],
      "channels": [
        {
          "id": "card", "name": "Card", "mode": "live", "pg": "html5_inicis", "modules": ["window.general"],
          "methods": ["card", "vbank"], "mid": "MOIacme001", "credentials": { "sign_key": "env://D" },
          "currencies": ["KRW"], "tax": "taxable", "protect": "the main one", "api": ["v1"],
          "key": "channel-key-893597d6-e62d-410f-83f9-119f530b4b11"
        },
        {
          "id": "books-card", "mode": "live", "pg": "kcp", "modules": ["window.general"], "methods": ["card"],
          "mid": "AB12C", "credentials": { "site_key": "env://E" }, "assign": "books"
        },
        {
          "id": "card-nice", "mode": "live", "pg": "nice_v2", "modules": ["window.general"],
          "methods": ["card"], "mid": "IMPacme001", "credentials": { "merchant_key": "env://F" }
        },
        { "id": "keyin", "mode": "test", "pg": "nice_v2", "modules": ["api.key-in"], "mid": "shared" },
        { "id": "who", "mode": "test", "pg": "inicis_unified", "modules": ["identity"], "mid": "shared" }
      ],
      "defaults": { "window": "card", "api": "keyin", "identity": "who" },
      "groups": [{
        "id": "split", "name": "Split", "mode": "live",
        "key": "channel-group-live-5d0c8c3e-6f0e-4b0a-9f57-2b8f2f3f0c11",
        "channels": { "card": 60, "card-nice": { "weight": 40, "enabled": true } }
      }],
      "webhooks": [
        { "api": "v1", "mode": "live", "url": "https://pay.acme.com/v1", "content-type": "form" },
        { "api": "v1", "mode": "test", "url": "per-request" },
        {
          "api": "v2", "mode": "live", "url": "https://pay.acme.com/v2", "version": "2024-04-25",
          "secrets": ["env://G"]
        }
      ],
      "whitelist": [
        "211.45.7.20/32", { "cidr": "211.0.0.0/8", "memo": "office", "allow-wide": "until 2027" }
      ],
      "moved": [{ "from": "inicis-card", "to": "card" }, { "from": ":novels", "to": ":books" }]
    }
    """

  /// Every key of midas.yaml.
  private static let workspace = """
    {
      "midas": 1, "workspace": "payments", "merchants": ["merchants/**/*.yaml"],
      "state": "sqlite:.midas/state.db",
      "policy": {
        "severity": { "webhook-plain-http": "error", "cidr-wide": "off" },
        "limits": { "deletions": "10%", "live-channel-deletions": 0, "widen-addresses": 256 }
      },
      "catalog": {
        "test-credentials": [
          { "pg": "paypal_v2", "mids": ["PA4DULN9V66L6"], "modules": ["window.general"], "because": "help centre" }
        ],
        "shared-mids": [{ "pg": "kcp", "mid": "AB12C", "because": "marketplace contract" }],
        "pgs": {
          "kcp": {
            "because": "notice", "status": "no-new-signups", "modules": { "v1": ["window.subscription"], "v2": [] },
            "without-modules": ["window.key-in"], "methods": { "window.general": ["skpay"] },
            "test-mids": [{ "mid": "T9999", "modules": ["window.general"] }], "former-mids": ["AO09C"],
            "live-prefix": "K", "currencies": ["KRW", "USD"], "webhook": "required"
          }
        }
      }
    }
    """
}
