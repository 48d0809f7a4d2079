import TestSupport
import Testing

/// A merchant as recorded and as PortOne lists it, and the command that compares the two.
enum ConsoleSample {
  typealias Row = PortOneServer.Row

  static let environment = ["ACME_KEY": "rest-key", "ACME_SECRET": "rest-secret"]

  static let keys = """
    keys:
      rest-api-key: env://ACME_KEY
      rest-api-secret: env://ACME_SECRET

    """

  /// A merchant with two live channels of KCP and one for a sub-merchant, none with a key.
  static let acme = """
    merchant: acme
    \(keys)submerchants:
      - { id: books, name: Acme Books, tier: "B01" }
    channels:
      # the oldest
      - id: card
        name: Acme card
        mode: live
        pg: kcp
        modules: [window.general]
        methods: [card]
        mid: AB12C
        credentials: { site_key: "env://KEY" }   # of the contract
      - { id: second, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12D, credentials: { site_key: "env://KEY" } }
      - { id: books-card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12E, credentials: { site_key: "env://KEY" }, assign: books }
    defaults: { window: card }

    """

  static let card = Row(
    provider: "kcp", mid: "AB12C", name: "Acme card", key: "channel-key-00000000-0000-4000-8000-000000000001")
  static let second = Row(
    provider: "kcp", mid: "AB12D", name: "second", key: "channel-key-00000000-0000-4000-8000-000000000002")
  static let books = Row(
    provider: "kcp", mid: "AB12E", name: "books-card", key: "channel-key-00000000-0000-4000-8000-000000000003"
  )

  static let agreeing = PortOneServer.Script(
    lists: ["": [card, second, books], "B01": [books]], tiers: ["B01": "Acme Books"])

  static func recorded(_ merchant: String = acme) throws -> StateSession {
    let session = try StateSession()
    try session.declare(merchant)
    try session.midas("apply", "--auto-approve", "--quiet")
    return session
  }

  static func drift(
    _ session: StateSession, _ server: PortOneServer, _ more: String..., exit: Int32,
    environment: [String: String] = environment, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program {
    try session.midas(
      ["drift", "--against", "portone", "--portone-url", server.url] + more, exit: exit,
      environment: environment, sourceLocation: sourceLocation)
  }
}
