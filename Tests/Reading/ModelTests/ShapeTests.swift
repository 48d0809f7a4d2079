import MidasDiagnostics
import MidasModel
import MidasSource
import MidasSyntax
import Testing

/// A document in which `‹…›` mark what is reported, read.
private struct Reading {
  let file: MerchantFile
  /// What the marks enclose, in order.
  let marked: [SourceSpan]

  init(_ text: String) {
    var bytes: [UInt8] = []
    var marked: [SourceSpan] = []
    var start: UInt32 = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "‹": start = UInt32(bytes.count)
      case "›": marked.append(SourceSpan(start: start, end: UInt32(bytes.count)))
      default: bytes += Array(String(scalar).utf8)
      }
    }
    let tree = Tree(parsing: bytes)
    file = MerchantFile(reading: tree)
    self.marked = marked
  }

  /// Rule and span of each finding, in the order of the file.
  var found: [String] { file.findings.map { Self.line($0.rule, $0.place.span) }.sorted() }

  /// The same for `rule` at every mark.
  func expected(_ rule: String) -> [String] { marked.map { Self.line(rule, $0) }.sorted() }

  /// The text of a leaf of the first merchant.
  func text(_ leaf: (Merchant) -> Leaf<Text>) -> String? {
    file.merchants.first.flatMap { merchant in leaf(merchant).value.map(merchant.string) }
  }

  private static func line(_ rule: String, _ span: SourceSpan) -> String {
    "\(rule) \(1_000_000 + span.start)..<\(1_000_000 + span.end)"
  }
}

@Suite("Shapes are read to the letter")
struct ShapeTests {
  @Test(
    "One rule speaks, of exactly what is marked",
    arguments: [
      ("unknown-key", "merchant: a\n‹nmae›: Shop\n"),
      ("unknown-key", "merchant: a\n‹이름›: 가게\n"),
      ("duplicate-key", "merchant: a\nname: x\n‹name›: y\n‹name›: z\n"),
      ("missing-key", "‹name›: Shop\n"),
      ("missing-key", "merchant: a\nsubmerchants:\n  - { ‹id›: books }\n"),
      ("missing-value", "merchant: a\nname: ‹~›\n"),
      ("missing-value", "merchant: a\nname:‹›\n"),
      ("wrong-type", "merchant: a\nname: ‹[x›, y]\n"),
      ("wrong-type", "merchant: a\nchannels: ‹card›\n"),
      ("wrong-type", "merchant: a\n? ‹[x]›\n: y\n"),
      ("invalid-id", "merchant: ‹Shop›\n"),
      ("invalid-id", "merchant: a\nmoved: [{ from: ‹\":\"›, to: card }]\n"),
      ("ambiguous-scalar", "merchant: a\nsubmerchants: [{ id: b, tier: ‹001› }]\n"),
      ("empty-document", "‹›"),
    ])
  func span(rule: String, text: String) {
    let reading = Reading(text)
    #expect(reading.found == reading.expected(rule))
  }

  // MARK: - Merges

  @Test("A key of the mapping itself beats a merged one, an earlier merge a later one")
  func precedence() {
    let reading = Reading(
      """
      merchant: a
      keys:
        <<: [{ code: first }, { code: second, store-id: merged }]
        rest-api-key: env://OWN
        store-id: own
      """)
    #expect(reading.found == [])
    #expect(reading.text(\.keys.code) == "first")
    #expect(reading.text(\.keys.storeID) == "own")
    #expect(reading.text(\.keys.restAPIKey) == "env://OWN")
  }

  @Test("Merges go as deep as aliases lead, and what they bring is known to be borrowed")
  func nestedMerges() throws {
    let reading = Reading(
      """
      merchant: a
      submerchants:
        - &base { id: b, tier: B01 }
        - &more { <<: *base, id: c, name: Cars }
        - { <<: *more, id: d }
      """)
    #expect(reading.found == [])
    let last = try #require(reading.file.merchants.first?.submerchants.known.last)
    #expect(reading.text { _ in last.tier } == "B01")
    #expect(reading.text { _ in last.name } == "Cars")
    #expect(last.tier.site?.isIndirect == true)
    #expect(last.id.site?.isIndirect == false)
  }

  @Test("A merge of anything but mappings is reported, and nothing is missing because of it")
  func wrongMerge() throws {
    let fields = Reading("merchant: a\nsubmerchants: [{ <<: ‹none›, id: b }]\n")
    #expect(fields.found == fields.expected("wrong-type"))
    let pairs = Reading(
      """
      merchant: a
      channels:
        - { id: b, mode: test, pg: kcp, modules: [window.general], mid: x, credentials: { <<: ‹none› } }
      """)
    #expect(pairs.found == pairs.expected("wrong-type"))
    #expect(pairs.file.merchants.first?.channels.known.first?.credentials.isOpen == true)
  }

  @Test("A key that stands twice in a merged mapping is reported there, beside its own first")
  func duplicateInMergedMapping() {
    let reading = Reading(
      """
      merchant: a
      submerchants:
        - &base { id: b, tier: B01, ‹tier›: B02 }
        - { <<: *base, id: c, tier: C01 }
      """)
    #expect(reading.found == reading.expected("duplicate-key"))
  }

  @Test("A repeated key of data is found among few keys and among many", arguments: [1, 15, 16, 17, 40])
  func repeatedCredential(_ count: Int) {
    let fields = (0..<count).map { "k\($0): v, " }.joined()
    let reading = Reading(
      "merchant: a\nchannels: [{ id: c, mode: test, pg: p, modules: [identity], mid: m, credentials: { \(fields)‹k0›: w } }]"
    )
    #expect(reading.found == reading.expected("duplicate-key"))
  }

  @Test("An alias is where it stands, not where its value is")
  func aliases() throws {
    let reading = Reading(
      """
      merchant: a
      name: &name Shop
      channels:
        - { id: b, name: ‹*name›, mode: test, pg: kcp, modules: [window.general], mid: x }
      """)
    #expect(reading.found == [])
    let channel = try #require(reading.file.merchants.first?.channels.known.first)
    #expect(reading.text { _ in channel.name } == "Shop")
    #expect(channel.name.site == Site(try #require(reading.marked.first), isIndirect: true))
  }

  // MARK: - Misspelt keys

  @Test("A misspelt key that must be there is not missing as well")
  func misspeltRequiredKey() throws {
    let reading = Reading("merchant: a\nsubmerchants: [{ id: b, ‹teir›: B01 }]\n")
    #expect(reading.found == reading.expected("unknown-key"))
    #expect(reading.file.findings.first?.help == "did you mean `tier`?")
    let submerchant = try #require(reading.file.merchants.first?.submerchants.known.first)
    #expect(submerchant.tier.isUnknown)
  }

  @Test("A misspelt key does not take the place of the right one")
  func misspeltBesideRight() throws {
    let reading = Reading("merchant: a\nsubmerchants: [{ id: b, tier: B01, ‹teir›: C01 }]\n")
    #expect(reading.found == reading.expected("unknown-key"))
    let submerchant = try #require(reading.file.merchants.first?.submerchants.known.first)
    #expect(reading.text { _ in submerchant.tier } == "B01")
  }

  @Test("A list that cannot be read is open; one that is read in part too")
  func openLists() throws {
    let misspelt = Reading("merchant: a\n‹chanels›: []\n")
    #expect(misspelt.found == misspelt.expected("unknown-key"))
    #expect(misspelt.file.merchants.first?.channels.isOpen == true)
    let partial = Reading("merchant: a\nsubmerchants: [‹b›, { id: c, tier: C01 }]\n")
    #expect(partial.found == partial.expected("wrong-type"))
    #expect(partial.file.merchants.first?.submerchants.isOpen == true)
    #expect(partial.file.merchants.first?.submerchants.known.count == 1)
  }
}
