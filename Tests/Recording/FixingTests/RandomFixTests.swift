import Foundation
import MidasDiagnostics
import MidasWorkspace
import TestSupport
import Testing

/// Workspaces with slips of the finger all over them.
@Suite("Whatever is wrong, fixes add no finding and come to an end", .timeLimit(.minutes(20)))
struct RandomFixTests {
  /// What findings are apart from where they stand.
  private static func counts(_ findings: [Diagnostic]) -> [String: Int] {
    findings.reduce(into: [:]) { $0["\($1.rule) \($1.severity)", default: 0] += 1 }
  }

  @Test("No rule finds more after a fix than before, and a second run changes nothing", arguments: 1...30)
  func damaged(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let names = ["a.yaml", "b.yaml", "parts/b.yaml"]
    var files = Self.files
    for name in names { files[name] = Self.damaged(files[name] ?? "", &random) }
    let draft = try Draft(files)
    for _ in 0..<6 {
      let before = try draft.compiled().findings
      let changes = try draft.fix(rounds: 1)
      let after = try draft.compiled().findings
      let (was, now) = (Self.counts(before), Self.counts(after))
      for (finding, count) in now { #expect(count <= was[finding] ?? 0, "\(finding) came with \(changes)") }
      #expect(after.count <= before.count - changes.count)
      if changes.isEmpty { break }
    }
    let settled = try names.map(draft.text)
    #expect(try draft.fix() == [])
    #expect(try names.map(draft.text) == settled)
  }

  /// A text with a few slips: letters swapped, doubled, left out; quotes lost; prefixes cut; comments and copies added.
  private static func damaged(_ text: String, _ random: inout SeededRandom) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    for _ in 0..<(2 + random.next(below: 6)) {
      let line = random.next(below: lines.count)
      guard lines[line].count > 3 else { continue }
      let at = 1 + random.next(below: lines[line].count - 2)
      switch random.next(below: 8) {
      case 0, 1: lines[line].swapAt(at, at - 1)
      case 2: lines[line].insert(lines[line][at], at: at)
      case 3: lines[line].remove(at: at)
      case 4:
        lines[line] = Array(
          String(String.UnicodeScalarView(lines[line])).replacing("\"", with: "").unicodeScalars)
      case 5:
        lines[line] = Array(
          String(String.UnicodeScalarView(lines[line])).replacing(/\/\d\d$/, with: "").unicodeScalars)
      case 6: lines[line] += Array("  # midas:ignore cidr-wide for a test".unicodeScalars)
      default: lines.insert(lines[line], at: line)
      }
    }
    let breaks = ["\n", "\n", "\r\n"][random.next(below: 3)]
    return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: breaks)
  }

  private static let files = [
    "a.yaml": """
    # the first shop
    merchant: bookshop
    name: Bookshop
    keys: { code: imp12345678, rest-api-secret: env://BOOK_SECRET }
    submerchants:
      - { id: novels, tier: "001" }
      - id: comics
        tier: C01
    channels:
      - id: card
        mode: live            # since May
        pg: html5_inicis
        modules: [window.general]
        methods: [card, trans]
        mid: MOIbooks01
        credentials: { sign_key: env://BOOK_SIGN_KEY }
        currencies: [KRW]
      - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CABOOK0001, assign: novels }
      - { id: comic-card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: comics }
    defaults: { window: card }
    webhooks:
      - { api: v1, mode: live, url: "https://books.example.com/portone" }
      - { api: v2, mode: live, url: per-request, content-type: json, version: "2024-04-25" }
    whitelist:
      - 1.1.1.1/32
      - 8.8.8.0/24
      - { cidr: 9.9.9.9/32, memo: office }
      - "2606:4700::/48"
    """,
    "b.yaml": """
    merchant: music
    api: [v1]
    defaults: { window: records }
    whitelist: [1.1.1.1/32, 8.8.4.0/24]
    """,
    "parts/b.yaml": """
    continues: music
    channels:
      - id: records
        mode: test
        pg: kcp
        modules: [window.general]
        methods: [card, vbank]
        mid: shared
      - id: concerts
        mode: test
        pg: nice
        modules: [window.general]
        mid: shared
    groups:
      - { id: split, mode: test, channels: { records: 70, concerts: 30 } }
    """,
  ]
}
