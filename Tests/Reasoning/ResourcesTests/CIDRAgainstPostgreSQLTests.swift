import Foundation
import MidasResources
import TestSupport
import Testing

/// What PostgreSQL's `cidr` and `inet` make of the same random blocks.
@Suite(
  "CIDR blocks against PostgreSQL's cidr",
  .enabled(if: PostgreSQLSession.initdb.isInstalled, PostgreSQLSession.initdb.comment))
struct CIDRAgainstPostgreSQLTests {
  @Test("are refused for the same host bits, and read as the same block")
  func strictness() throws {
    var random = SeededRandom(seed: 5942)
    let texts = (0..<4_000).map { _ in Self.text(using: &random) }
    let answers = try PostgreSQLSession.answers(
      to: [Self.reading] + texts.map { "select reading('\($0.text)', '\($0.alone)') as answer;" })
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      do {
        _ = try CIDR(parsing: text.text.utf8)
        #expect(answer == "same", "\(text.text)")
      } catch {
        guard case .misaligned = error else {
          Issue.record("\(text.text): \(error)")
          continue
        }
        #expect(answer == "Value has bits set to right of mask.", "\(text.text)")
      }
    }
  }

  @Test("sort, nest and subtract as there")
  func relations() throws {
    var random = SeededRandom(seed: 9637)
    let cases = (0..<1_500).map { _ in BlockLists(using: &random) }
    let answers = try PostgreSQLSession.answers(
      to: [Self.relations]
        + cases.map { lists in
          let probes = Self.probes(lists).map { "\($0.networkText)" }
          return "select relations(\(Self.array(lists.left.map(\.description))), "
            + "\(Self.array(lists.right.map(\.description))), \(Self.array(probes))) as answer;"
        })
    try #require(answers.count == cases.count)
    for (lists, answer) in zip(cases, answers) {
      #expect(Self.answer(lists) == answer, "\(lists.line)")
    }
  }

  private static func answer(_ lists: BlockLists) -> String {
    let order = lists.left.indices.sorted { (lists.left[$0], $0) < (lists.left[$1], $1) }
    let difference = CIDRSet(lists.left).subtracting(CIDRSet(lists.right))
    let nesting = CIDRNesting(lists.left)
    let inner = Set(nesting.contained.map(\.position))
    let first = Dictionary(nesting.repeated.map { ($0.position, $0.first) }) { first, _ in first }
    return [
      order.map { String($0 + 1) }.joined(separator: " "),
      probes(lists).map { difference.contains($0) ? "1" : "0" }.joined(),
      lists.left.indices.map { inner.contains(first[$0] ?? $0) ? "1" : "0" }.joined(),
    ].joined(separator: "|")
  }

  /// The addresses at which something may begin or end, each as a block of its own.
  private static func probes(_ lists: BlockLists) -> [CIDR] {
    (lists.left + lists.right).flatMap { block in
      [block.network, block.last, block.network &- 1, block.last &+ 1].map {
        CIDR(
          enclosing: $0 & (block.family == .v4 ? 0xFFFF_FFFF : .max), family: block.family,
          prefix: block.family.width)
      }
    }
  }

  private static func array(_ texts: [String]) -> String { "'{\(texts.joined(separator: ","))}'" }

  /// A block with or without host bits, and its block as Midas spells it.
  private static func text(using random: inout SeededRandom) -> (text: String, alone: String) {
    let family: CIDR.Family = Bool.random(using: &random) ? .v4 : .v6
    let prefix = random.next(below: family.width + 1)
    var address = UInt128(random.next()) << 64 | UInt128(random.next())
    if family == .v4 { address >>= 96 }
    if random.next(below: 2) == 0 {
      address = CIDR(enclosing: address, family: family, prefix: prefix).network
    } else if random.next(below: 3) == 0 {
      // One bit too many.
      address = CIDR(enclosing: address, family: family, prefix: min(prefix + 1, family.width)).network
    }
    let alone = CIDR(enclosing: address, family: family, prefix: family.width)
    return (
      "\(alone.networkText)/\(prefix)", CIDR(enclosing: address, family: family, prefix: prefix).description
    )
  }

  // Each statement is one line, as a single-user PostgreSQL reads them.

  private static let reading = """
    create function reading(t text, d text) returns text language plpgsql as $$ declare why text; begin \
    return case when t::cidr = d::cidr then 'same' else 'another' end; \
    exception when others then get stacked diagnostics why = pg_exception_detail; return why; end $$;
    """

  private static let relations = """
    create function relations(l cidr[], r cidr[], p inet[]) returns text language sql as $$ select concat_ws('|', \
    (select coalesce(string_agg(n::text, ' ' order by x, n), '') from unnest(l) with ordinality q(x, n)), \
    (select coalesce(string_agg(case when exists (select from unnest(l) b where b >>= x) \
    and not exists (select from unnest(r) b where b >>= x) then '1' else '0' end, '' order by n), '') \
    from unnest(p) with ordinality q(x, n)), \
    (select coalesce(string_agg(case when exists (select from unnest(l) b where x << b) then '1' else '0' end, '' \
    order by n), '') from unnest(l) with ordinality q(x, n))) $$;
    """
}
