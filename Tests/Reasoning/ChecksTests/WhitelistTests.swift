import MidasDiagnostics
import Testing

private func found(_ rows: String...) -> [Diagnostic] {
  findings(in: "merchant: acme\nwhitelist:\n" + rows.map { "  - \($0)\n" }.joined())
}

@Suite struct WhitelistTests {
  @Test(
    "A misaligned block says what it opens, and guesses what was meant",
    arguments: [
      ("1.1.1.1/3", "0.0.0.0/3: 536,870,912 addresses", "did you mean `1.1.1.1/32`?", "1.1.1.1/32"),
      ("1.1.1.0/2", "0.0.0.0/2: 1,073,741,824 addresses", "did you mean `1.1.1.0/24`?", "1.1.1.0/24"),
      ("1.1.0.0/1", "0.0.0.0/1: 2,147,483,648 addresses", "did you mean `1.1.0.0/16`?", "1.1.0.0/16"),
      (
        "192.168.0.1/24", "192.168.0.0/24: 256 addresses",
        "did you mean `192.168.0.0/24` (256 addresses) or `192.168.0.1/32` (1 address)?", nil
      ),
      (
        "8.8.8.8/0", "0.0.0.0/0: 4,294,967,296 addresses",
        "did you mean `0.0.0.0/0` (4,294,967,296 addresses) or `8.8.8.8/32` (1 address)?", nil
      ),
      (
        "\"2606:4700::1/12\"", "2600::/12: 83,076,749,736,557,242,056,487,941,267,521,536 addresses",
        "did you mean `2606:4700::1/128`?", "2606:4700::1/128"
      ),
    ] as [(String, String, String, String?)])
  func misaligned(row: String, opens: String, help: String, fix: String?) {
    let found = found(row)
    #expect(found.map(\.rule) == ["cidr-misaligned"], "it speaks alone on its row")
    #expect(found.first?.message.hasSuffix("is the block \(opens)") == true)
    #expect(found.first?.help == help)
    #expect(found.first?.mend?.text == fix)
  }

  @Test("What an alias repeats is found and not rewritten")
  func alias() {
    let found = findings(in: "merchant: acme\nname: &a 1.1.1.1/3\nwhitelist: [*a]")
    #expect(found.map(\.rule) == ["cidr-misaligned"])
    #expect(found.first?.mend == nil)
  }

  @Test(
    "What is no block, and what to write instead",
    arguments: [
      ("8.8.8.8", "8.8.8.8/32"), ("\"2606:4700::1\"", "2606:4700::1/128"),
      ("8.8.8.0/255.255.255.0", "8.8.8.0/24"),
      ("8.8.8.08/32", nil), ("8.8.8.1-9", nil), ("10/8", nil), ("8.8.8.8/33", nil), ("\"::1/129\"", nil),
      ("\"fe80::1%eth0/64\"", nil), ("８.8.8.8/32", nil), ("8.8.8.8/", nil), ("8.8.8.256/32", nil),
      ("office", nil),
      ("\"8.8.8.8 /32\"", nil), ("\"\"", nil),
    ] as [(String, String?)])
  func invalid(row: String, fix: String?) {
    let found = found(row)
    #expect(found.map(\.rule) == ["cidr-invalid"])
    #expect(found.first?.mend?.text == fix)
  }

  @Test("Wide blocks are errors, then warnings, unless they say why")
  func wide() {
    #expect(found("8.0.0.0/7", "\"2600::/31\"").map(\.rule) == ["cidr-too-wide", "cidr-too-wide"])
    #expect(found("8.0.0.0/8", "\"2600::/47\"").map(\.rule) == ["cidr-wide", "cidr-wide"])
    #expect(found("8.8.0.0/16", "\"2600::/48\"").isEmpty)
    #expect(
      found("{ cidr: 8.0.0.0/7, allow-wide: a reason }", "{ cidr: 4.0.0.0/8, allow-wide: a reason }").isEmpty)
  }

  @Test("Rows are compared as blocks, in any order and spelling")
  func compared() {
    #expect(
      found("8.8.8.8/32", "8.8.8.0/24", "8.8.8.8/32").map(\.rule).sorted() == [
        "cidr-contained", "cidr-duplicate",
      ])
    #expect(found("8.8.8.128/25", "8.8.8.0/25").map(\.rule) == ["cidr-adjacent"])
    #expect(found("8.8.8.64/26", "8.8.8.128/26").isEmpty, "neighbours that are no halves of one block")
  }
}
