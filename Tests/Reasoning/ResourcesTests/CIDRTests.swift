import MidasResources
import Testing

@Suite("CIDR blocks")
struct CIDRTests {
  @Test(
    "have one text",
    arguments: [
      ("203.0.113.7/32", "203.0.113.7/32"), ("0.0.0.0/0", "0.0.0.0/0"), ("2001:DB8:0::/32", "2001:db8::/32"),
      ("::/0", "::/0"), ("::1/128", "::1/128"), ("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128"),
      ("1:0:0:2:0:0:3:4/128", "1::2:0:0:3:4/128"), ("1:0:2:3:4:5:6:7/128", "1:0:2:3:4:5:6:7/128"),
      ("::ffff:1.2.3.4/128", "::ffff:102:304/128"), ("1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112"),
    ])
  func canonical(text: String, expected: String) throws {
    #expect(try CIDR(parsing: text.utf8).description == expected)
  }

  @Test(
    "with host bits set say which block was meant",
    arguments: [
      ("1.1.1.1/3", "0.0.0.0/3", "536,870,912", "1.1.1.1/32"),
      ("1.1.1.0/2", "0.0.0.0/2", "1,073,741,824", "1.1.1.0/24"),
      ("10.1.0.0/1", "0.0.0.0/1", "2,147,483,648", "10.1.0.0/16"),
      ("192.168.0.1/24", "192.168.0.0/24", "256", nil), ("1.1.1.1/2", "0.0.0.0/2", "1,073,741,824", nil),
      ("1.1.1.1/0", "0.0.0.0/0", "4,294,967,296", nil),
      ("2001:db8::1/12", "2000::/12", "83,076,749,736,557,242,056,487,941,267,521,536", "2001:db8::1/128"),
      ("2001:db8:1::/4", "2000::/4", "21,267,647,932,558,653,966,460,912,964,485,513,216", "2001:db8:1::/48"),
      ("2001:db8::/6", "2000::/6", "5,316,911,983,139,663,491,615,228,241,121,378,304", "2001:db8::/64"),
      ("::1/0", "::/0", "340,282,366,920,938,463,463,374,607,431,768,211,456", nil),
    ] as [(String, String, String, String?)])
  func misaligned(text: String, enclosing: String, count: String, guess: String?) throws {
    let error = #expect(throws: CIDRError.self) { try CIDR(parsing: text.utf8) }
    guard case .misaligned(let found) = error else {
      Issue.record("\(text) gave \(String(describing: error))")
      return
    }
    #expect(found.enclosing.description == enclosing)
    #expect(found.enclosing.count.grouped == count)
    #expect(found.guess?.description == guess)
    #expect(found.address.hostBits == 0)
  }

  @Test(
    "that are none say why",
    arguments: [
      ("", .empty), ("10.0.0.0/", .missingPrefix), ("10.0.0.0/x", .invalidPrefix),
      ("10.0.0.0/-1", .invalidPrefix),
      ("10.0.0.0/33", .prefixTooLong(maximum: 32)), ("::/129", .prefixTooLong(maximum: 128)),
      ("10.0.0.0/99999999999999999999", .prefixTooLong(maximum: 32)), ("10.0.0.01/32", .leadingZero),
      ("10.0.0.0/08", .leadingZero), ("10.0.0.1-10.0.0.9", .dashRange), ("fe80::1%eth0/64", .zone),
      ("10/8", .shortForm), ("10.0.0/24", .shortForm), ("10.0.0.256/32", .octetTooLarge),
      (" 10.0.0.0/8", .blank), ("10.0.0.0/8 ", .blank), ("１0.0.0.0/8", .nonASCIIDigit),
      ("10.0.0.0/٨", .nonASCIIDigit), ("example.com", .notABlock), ("1.2.3.4.5/32", .notABlock),
      ("1..2.3/32", .notABlock), (":::/0", .invalidIPv6), ("1::2::3/128", .invalidIPv6),
      ("12345::/16", .invalidIPv6),
      ("1:2:3:4:5:6:7:8::/128", .invalidIPv6), ("1:2:3/48", .invalidIPv6),
    ] as [(String, CIDRError)])
  func refused(text: String, reason: CIDRError) {
    #expect(throws: reason) { try CIDR(parsing: text.utf8) }
  }

  @Test("that lack a prefix, or have a mask for one, say what would be meant")
  func suggestions() throws {
    let alone = try CIDR(parsing: "10.0.0.1/32".utf8)
    #expect(throws: CIDRError.bareAddress(alone)) { try CIDR(parsing: "10.0.0.1".utf8) }
    let wide = try CIDR(parsing: "10.0.0.0/8".utf8)
    #expect(throws: CIDRError.netmask(wide)) { try CIDR(parsing: "10.0.0.0/255.0.0.0".utf8) }
    #expect(throws: CIDRError.netmask(nil)) { try CIDR(parsing: "10.0.0.0/255.0.255.0".utf8) }
    #expect(throws: CIDRError.netmask(nil)) { try CIDR(parsing: "10.0.0.1/255.0.0.0".utf8) }
  }

  @Test("know what they contain")
  func relations() throws {
    func block(_ text: String) throws -> CIDR { try CIDR(parsing: text.utf8) }
    #expect(try block("10.0.0.0/8").contains(block("10.1.0.0/16")))
    #expect(try !block("10.1.0.0/16").contains(block("10.0.0.0/8")))
    #expect(try !block("::/0").contains(block("10.0.0.0/8")))
    #expect(try block("10.0.0.0/8") < block("::/0"))
  }
}
