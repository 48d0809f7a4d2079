import MidasWebhooks
import Synchronization
import Testing

@Suite("Addresses that a notification may go to")
struct AddressTests {
  @Test(
    "are none of a machine, a network or a protocol",
    arguments: [
      "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
      "192.168.1.1", "169.254.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8",
      "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
      "255.255.255.255", "192.88.99.1", "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::808:808",
      "64:ff9b:1::1", "100::1", "2001::1", "2001:0:53aa:64c::1", "2001:db8::1", "2002:808:808::1", "3fff::1",
      "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "4000::1", "1::1",
    ])
  func refused(text: String) throws {
    #expect(try #require(HostAddress(text)).obstacle != nil)
    #expect(throws: WebhookFailure.self) {
      try HostResolver { _ in [text] }.addresses(of: "a.example", allowingPrivate: false)
    }
    #expect(
      try HostResolver { _ in [text] }.addresses(of: "a.example", allowingPrivate: true).map(\.text) == [text]
    )
  }

  @Test(
    "are those of the internet",
    arguments: ["8.8.8.8", "52.78.5.241", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2400:cb00::1"])
  func accepted(text: String) throws {
    #expect(try #require(HostAddress(text)).obstacle == nil)
  }

  @Test("are all of a host's or none", arguments: [0, 1, 2])
  func mixed(place: Int) throws {
    var answer = ["8.8.8.8", "2606:4700::1111", "1.1.1.1"]
    answer[place] = "10.1.2.3"
    let resolver = HostResolver { [answer] _ in answer }
    #expect(throws: WebhookFailure.refused(address: "10.1.2.3", reason: "private (RFC 1918)")) {
      try resolver.addresses(of: "a.example", allowingPrivate: false)
    }
  }

  @Test("are asked for once")
  func once() async throws {
    let count = Mutex(0)
    let resolver = HostResolver { _ in
      // A name that is rebound: harmless when it is checked, private when it is connected to.
      count.withLock {
        $0 += 1
        return $0 == 1 ? ["192.0.2.1"] : ["127.0.0.1"]
      }
    }
    let endpoint = try WebhookEndpoint("https://rebound.example/hook")
    let request = WebhookRequest(
      WebhookMessage(id: "a", timestamp: 1, body: []), as: .v2, to: endpoint, program: "test",
      signedWith: [] as [WebhookKey])
    let sender = WebhookSender(
      resolver: resolver, allowsPrivate: true, patience: .init(connection: 50, answer: 50))
    let error = await #expect(throws: WebhookFailure.self) { try await sender.send(request) }
    guard case .unreachable("192.0.2.1", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(count.withLock { $0 } == 1)
  }

  @Test("have no zone, and a host has to have one")
  func strange() throws {
    #expect(throws: WebhookFailure.self) {
      try HostResolver { _ in ["fe80::1%eth0"] }.addresses(of: "a.example", allowingPrivate: true)
    }
    #expect(throws: WebhookFailure.unresolved(host: "a.example")) {
      try HostResolver { _ in [] }.addresses(of: "a.example", allowingPrivate: true)
    }
    #expect(throws: WebhookFailure.unresolved(host: "no-such-host.invalid")) {
      try HostResolver.system.addresses(of: "no-such-host.invalid", allowingPrivate: true)
    }
    // However a number is written, the system reads it as an address.
    for host in ["127.0.0.1", "2130706433", "127.1", "0x7f.1", "localhost", "::1"] {
      #expect(throws: WebhookFailure.self, "\(host)") {
        try HostResolver.system.addresses(of: host, allowingPrivate: false)
      }
    }
  }

  @Test(
    "come from a URL that is one",
    arguments: [
      "", "acme.example/hook", "ftp://a.example/", "https://", "https://u:p@a.example/", "https://a b/",
    ])
  func endpoints(url: String) {
    #expect(throws: WebhookEndpoint.Fault.self) { try WebhookEndpoint(url) }
  }
}
