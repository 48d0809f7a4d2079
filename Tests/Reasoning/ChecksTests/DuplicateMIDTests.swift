import MidasCatalog
import MidasDiagnostics
import MidasSource
import Testing

@Suite("duplicate-mid")
struct DuplicateMIDTests {
  private static let kcp =
    "pg: kcp, modules: [window.general], methods: [card], credentials: { site_key: env://K }"

  private func merchant(_ handle: String, _ channels: [String]) -> String {
    """
    merchant: \(handle)
    submerchants:
      - { id: books, tier: "B01" }
      - { id: music, tier: "M01" }
    channels:
    \(channels.enumerated().map { "  - { id: c\($0), \($1) }" }.joined(separator: "\n"))
    """
  }

  private func duplicates(_ files: [String], catalog: Catalog = .builtIn) -> [Diagnostic] {
    findings(in: files, catalog: catalog).filter { $0.rule == "duplicate-mid" }
  }

  @Test(
    "A contract twice in one scope, in either mode", arguments: ["live", "test"], ["", ", assign: books"])
  func oneScope(mode: String, assign: String) throws {
    let channel = "mode: \(mode), \(Self.kcp), mid: AB12C\(assign)"
    let yaml = merchant("acme", [channel, channel])
    let found = duplicates([yaml])
    #expect(found.count == 1)
    let help = try #require(found.first?.help)
    #expect(help.contains("merge `c0` and `c1`"))
    #expect(found.first?.related.count == 1)
  }

  @Test("Where both take the MID from one mapping, the later channel's id is marked")
  func merged() throws {
    let base = "mode: live, \(Self.kcp), mid: AB12C"
    let yaml = "merchant: acme\nchannels:\n  - &base { id: a, \(base) }\n  - { <<: *base, id: b }"
    let found = try #require(duplicates([yaml]).first)
    let line = try #require(yaml.utf8.lastIndex(of: UInt8(ascii: "b")))
    #expect(Int(found.place.span.start) == yaml.utf8.distance(from: yaml.startIndex, to: line))
    #expect(found.place != found.related.first?.place)
  }

  @Test("A live contract in two scopes; a test one may stand in several")
  func twoScopes() {
    let live = ["", ", assign: books", ", assign: music"].map { "mode: live, \(Self.kcp), mid: AB12C\($0)" }
    let found = duplicates([merchant("acme", live)])
    #expect(found.count == 2)
    #expect(found.allSatisfy { ($0.help ?? "").contains("shared-mids: [{ pg: kcp, mid: AB12C, because: ") })
    let test = ["", ", assign: books"].map { "mode: test, \(Self.kcp), mid: AB12C\($0)" }
    #expect(duplicates([merchant("acme", test)]).isEmpty)
  }

  @Test("A live contract of two merchants, with both places")
  func twoMerchants() throws {
    let files = ["acme", "other"].map { merchant($0, ["mode: live, \(Self.kcp), mid: AB12C"]) }
    let found = duplicates(files)
    #expect(found.map(\.place.file) == [1])
    #expect(found.first?.related.map(\.place.file) == [0])
    let span = try #require(found.first?.place.span)
    let bytes = Array(files[1].utf8)[Int(span.start)..<Int(span.end)]
    #expect(String(decoding: bytes, as: UTF8.self) == "AB12C")
  }

  @Test("A contract that the workspace opens may stand in several scopes, but not twice in one")
  func opened() {
    let catalog = Catalog.builtIn.merging(
      CatalogOverrides(sharedMIDs: [.init(pg: "kcp", mid: "AB12C", because: "one contract")]))
    let live = ["", ", assign: books", ", assign: music"].map { "mode: live, \(Self.kcp), mid: AB12C\($0)" }
    #expect(duplicates([merchant("acme", live), merchant("other", live)], catalog: catalog).isEmpty)
    #expect(duplicates([merchant("acme", live + [live[1]])], catalog: catalog).count == 1)
    let others = live.map { $0.replacing("AB12C", with: "AB12D") }
    #expect(duplicates([merchant("acme", others)], catalog: catalog).count == 2)
  }

  @Test(
    "What is no duplicate",
    arguments: [
      ["mode: live, \(kcp), mid: AB12C", "mode: test, \(kcp), mid: AB12C"],
      ["mode: live, \(kcp), mid: AB12C", "mode: live, \(kcp), mid: ab12c"],
      [
        "mode: test, \(kcp), mid: AO09C", "mode: test, \(kcp), mid: AO09C", "mode: test, \(kcp), mid: shared",
      ],
      ["mode: live, \(kcp), mid: AB12C", "mode: live, pg: nice_v2, modules: [window.general], mid: AB12C"],
      [
        "mode: live, pg: danal, modules: [window.general], mid: B0101",
        "mode: live, pg: danal, modules: [identity], mid: B0101",
      ],
      [
        "mode: live, pg: kcp_v2, modules: [window.general], mid: AB12C",
        "mode: live, pg: kcp_v2, modules: [identity], mid: AB12C",
      ],
      [
        "mode: test, pg: naverpay, modules: [window.simple], mid: naverpay-partner",
        "mode: test, pg: naverpay, modules: [window.subscription], mid: naverpay-partner",
      ],
      ["mode: live, \(kcp), mid: ", "mode: live, \(kcp), mid: "],
    ])
  func none(_ channels: [String]) {
    #expect(duplicates([merchant("acme", channels)]).isEmpty)
  }

  @Test("Two identity channels of one contract are duplicates")
  func identity() {
    let channel = "mode: live, pg: danal, modules: [identity], mid: B0101, credentials: { cp_pwd: env://K }"
    #expect(duplicates([merchant("acme", [channel, channel])]).count == 1)
    let found = duplicates([merchant("acme", [channel]), merchant("other", [channel])])
    #expect(found.map(\.message) == ["`danal.B0101` is the contract of `acme/c0`"])
  }

  @Test("A MID with a colon is named whole")
  func colon() {
    let files = ["acme", "other"].map { merchant($0, ["mode: live, \(Self.kcp), mid: \"AB:12\""]) }
    #expect(duplicates(files).map(\.message) == ["`kcp.AB:12` is the contract of `acme/c0`"])
  }

  @Test("A merchant in two files is one merchant")
  func continued() {
    let files = [
      merchant("acme", ["mode: live, \(Self.kcp), mid: AB12C"]),
      "continues: acme\nchannels:\n  - { id: more, mode: live, \(Self.kcp), mid: AB12C }\n",
    ]
    let found = duplicates(files)
    #expect(found.map(\.place.file) == [1])
    #expect(found.first?.help?.contains("merge `c0` and `more`") == true)
  }
}
