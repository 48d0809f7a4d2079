import MidasResources
import Testing

@Suite("Sets of addresses")
struct CIDRSetTests {
  private func set(_ blocks: String...) throws -> CIDRSet {
    CIDRSet(try blocks.map { try CIDR(parsing: $0.utf8) })
  }

  @Test("hold what nests, repeats and touches once")
  func joins() throws {
    let set = try set("10.0.1.0/24", "10.0.0.0/24", "10.0.0.7/32", "10.0.0.0/24", "::/1", "8000::/1")
    #expect(set.intervals.count == 2)
    #expect(set.blocks.map(\.description) == ["10.0.0.0/23", "::/0"])
    #expect(set.count(of: .v4).description == "512")
    #expect(set.count.grouped == "340,282,366,920,938,463,463,374,607,431,768,211,968")
  }

  @Test("subtract down to nothing and up from everything")
  func subtracts() throws {
    let some = try set("10.0.0.0/8", "2001:db8::/32", "::/128")
    #expect(some.subtracting(.everything) == .nothing)
    #expect(some.subtracting(.nothing) == some)
    #expect(CIDRSet.everything.subtracting(some).union(some) == .everything)
    #expect(CIDRSet.everything.subtracting(some).count + some.count == CIDRSet.everything.count)
    #expect(try set("10.0.0.0/30").subtracting(set("10.0.0.1/32")).blocks.count == 2)
  }

  @Test("keep the families apart")
  func families() throws {
    #expect(try set("0.0.0.0/0").subtracting(set("::/0")) == set("0.0.0.0/0"))
    #expect(try !set("::/0").contains(CIDR(parsing: "10.0.0.0/8".utf8)))
    #expect(try set("10.0.0.0/8").contains(CIDR(parsing: "10.255.0.0/16".utf8)))
  }

  @Test(
    "count in digits that are read back",
    arguments: [
      "0", "1", "9999999999999999999", "10000000000000000000", "18446744073709551616",
      "340282366920938463463374607431768211455", "340282366920938463463374607431768211456",
      "340282366920938463463374607436063178752",
    ])
  func counts(digits: String) throws {
    #expect(try #require(AddressCount(digits)).description == digits)
  }

  @Test("count no text that is no number", arguments: ["", "-1", "1,000", " 1", "١"])
  func noCount(text: String) { #expect(AddressCount(text) == nil) }

  // Comparing each with each would be ten thousand million comparisons, which takes minutes even when optimised.
  @Test("of 100,000 blocks are made, compared and counted at once", .timeLimit(.minutes(20)))
  func size() throws {
    let blocks = (0..<100_000).map { index in
      CIDR(
        enclosing: UInt128(index % 60_000 &* 2_654_435_761 & 0xFF_FFFF), family: index % 2 == 0 ? .v4 : .v6,
        prefix: (index % 2 == 0 ? 20 : 116) + index % 12)
    }
    let nesting = CIDRNesting(blocks)
    #expect(nesting.repeated.count == blocks.count - Set(blocks).count)
    #expect(!nesting.contained.isEmpty)
    let set = CIDRSet(blocks)
    #expect(CIDRSet.everything.subtracting(set).count + set.count == CIDRSet.everything.count)
  }
}

@Suite("Special-purpose addresses")
struct SpecialPurposeTests {
  @Test("are all read, each once, and none is wider than its family allows")
  func registry() {
    #expect(SpecialPurpose.registry.count == 54)
    #expect(Set(SpecialPurpose.registry.map(\.block)).count == 54)
    #expect(SpecialPurpose.registry.allSatisfy { SpecialPurpose.holding($0.block) == $0 })
  }

  @Test(
    "are found by the narrowest block",
    arguments: [
      ("192.168.7.0/24", "private (RFC 1918)"), ("192.0.0.9/32", "port control protocol anycast (RFC 7723)"),
      ("192.0.0.11/32", "IETF protocol assignments (RFC 6890)"),
      ("169.254.169.254/32", "the metadata service of clouds"), ("169.254.169.0/24", "link-local (RFC 3927)"),
      ("255.255.255.255/32", "limited broadcast (RFC 919)"), ("2001:db8:1::/48", "documentation (RFC 3849)"),
      ("2001:0:7::/48", "Teredo tunnels (RFC 4380)"), ("100:0:0:1::/64", "dummy addresses (RFC 9780)"),
      ("8.8.8.8/32", nil), ("2606:4700::/32", nil), ("192.168.0.0/15", nil), ("::/0", nil),
    ] as [(String, String?)])
  func holding(block: String, title: String?) throws {
    #expect(try SpecialPurpose.holding(CIDR(parsing: block.utf8))?.title == title)
  }
}
