import MidasDiagnostics
import MidasSource
import Testing

private func rules(_ url: String) -> [String] {
  findings(in: "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: \"\(url)\" }]").map(\.rule)
}

@Suite struct WebhookURLTests {
  @Test(
    "Hosts that no server of PortOne can reach, however they are spelled",
    arguments: [
      "localhost", "localhost:8080", "LOCALHOST.", "shop.localhost", "printer.local",
      "metadata.google.internal",
      "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0",
      "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
      "100.127.255.254",
      "[::1]", "[::]", "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]", "[fd00:ec2::254]", "[::ffff:127.0.0.1]",
      "[::ffff:a00:1]", "[64:ff9b::10.0.0.1]", "[2002:7f00:1::]",
    ])
  func unreachable(host: String) {
    #expect(rules("https://\(host)/hook") == ["webhook-unreachable"])
  }

  @Test(
    "Hosts that are reachable, though they look alike",
    arguments: [
      "pay.acme.example", "localhost.acme.example", "local.example", "10.acme.example", "172.32.0.1",
      "172.15.255.255",
      "100.63.255.255", "100.128.0.1", "192.169.0.1", "8.8.8.8", "134744072", "[2606:4700::1111]",
      "[::ffff:8.8.8.8]", "결제.example", "pay_1.acme.example:8443",
    ])
  func reachable(host: String) {
    #expect(rules("https://\(host)/hook?a=b") == [])
  }

  @Test(
    "URLs that are none",
    arguments: [
      "pay.acme.example", "//pay.acme.example/hook", "https:pay.acme.example", "https://", "https:///hook",
      "ftp://pay.acme.example/hook", "https://user@pay.acme.example/", "https://pay.acme.example/#top",
      "https://pay.acme.example:port/", "https://pay.acme.example:                              /",
      "https://pay.acme.example:70000/", "https://pay acme.example/",
      "perrequest", "per-requests",
    ])
  func invalid(url: String) {
    #expect(rules(url) == ["webhook-url-invalid"])
  }

  @Test("A password in a URL is kept out of everything that is printed")
  func password() throws {
    let found = findings(
      in: "merchant: acme\nwebhooks: [{ api: v1, mode: live, url: 'https://a:hunter2@acme.example/' }]")
    let finding = try #require(found.first { $0.rule == "webhook-url-invalid" })
    #expect(finding.secrets == [finding.place])
    #expect(!found.contains { "\($0.message) \($0.label) \($0.help ?? "")".contains("hunter2") })
  }

  @Test func plainHTTP() {
    #expect(rules("http://pay.acme.example/hook") == ["webhook-plain-http"])
    #expect(rules("HTTPS://pay.acme.example/hook") == [])
  }
}
