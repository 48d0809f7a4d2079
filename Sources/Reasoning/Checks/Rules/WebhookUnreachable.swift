import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookUnreachable = Rule(
    id: "webhook-unreachable",
    summary: "A webhook's URL names a host that cannot be reached from the internet.",
    rationale: """
      PortOne calls webhooks from its own servers. localhost is then PortOne's machine, a private or link-local \
      address some machine in PortOne's network, 169.254.169.254 the metadata service of its cloud: the order never \
      learns of its payment. Addresses are recognised in decimal, octal, hexadecimal and IPv6 spelling.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
        - { api: v1, mode: test, url: "https://8.8.8.8/portone" }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: ‹"https://10.0.0.7/portone"› }
        - { api: v1, mode: test, url: ‹"http://localhost:3000/portone"› }
        - { api: v2, mode: live, url: ‹"https://2130706433/portone"› }
        - { api: v2, mode: test, url: ‹"https://[::ffff:169.254.169.254]/portone"› }
      """,
    merchant: { subject, findings in
      for webhook in subject.webhookLists.lazy.flatMap(\.callable) {
        guard let obstacle = WebHost.obstacle(webhook.url) else { continue }
        findings.report(
          "PortOne cannot reach this host: \(obstacle)", at: webhook.site,
          label: "notifications are lost, and no order learns of its payment",
          help: webhook.mode == .test
            ? "name a public host; a tunnel such as ngrok makes a local server one" : "name a public host")
      }
    })
}
