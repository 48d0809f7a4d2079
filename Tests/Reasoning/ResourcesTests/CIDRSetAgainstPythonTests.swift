import Foundation
import MidasResources
import TestSupport
import Testing

/// What Python's `ipaddress` makes of the same random lists of blocks.
@Suite("Sets of addresses against Python's ipaddress")
struct CIDRSetAgainstPythonTests {
  @Test(
    "agree on union, difference, counts, nesting and registries",
    .enabled(if: PublicTool.python.isInstalled, PublicTool.python.comment))
  func agreement() throws {
    var random = SeededRandom(seed: 4632)
    let cases = (0..<3_000).map { _ in BlockLists(using: &random) }
    let input = cases.map(\.line).joined(separator: "\n")
    let run = try PublicTool.python.run(["-c", Self.program], in: Repository.root, input: input)
    #expect(run.errors == "")
    let answers = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try #require(answers.count == cases.count)
    for (lists, answer) in zip(cases, answers) {
      #expect(Self.answer(lists) == answer, "\(lists.line)")
    }
  }

  private static func answer(_ lists: BlockLists) -> String {
    let (left, right) = (CIDRSet(lists.left), CIDRSet(lists.right))
    let union = left.union(right)
    let rest = left.subtracting(right)
    let nesting = CIDRNesting(lists.left)
    func pairs(_ pairs: [(Int, Int)]) -> String {
      pairs.sorted { $0 < $1 }.map { "\($0):\($1)" }.joined(separator: " ")
    }
    return [
      BlockLists.text(left.blocks), BlockLists.text(union.blocks), BlockLists.text(rest.blocks),
      union.count.description, rest.count.description,
      lists.right.map { left.contains($0) ? "1" : "0" }.joined(),
      pairs(nesting.repeated.map { ($0.position, $0.first) }),
      pairs(nesting.contained.map { ($0.position, $0.outer) }),
      nesting.joined.map { "\($0.whole):\($0.parts.count)" }.joined(separator: " "),
      lists.right.map { nesting.narrowest(around: $0).map { lists.left[$0].description } ?? "-" }
        .joined(separator: " "),
    ].joined(separator: "|")
  }

  private static let program = """
    import ipaddress, sys

    def order(block): return (block.version, int(block.network_address), block.prefixlen)

    def collapse(blocks):
        return [whole for version in (4, 6)
                for whole in ipaddress.collapse_addresses(b for b in blocks if b.version == version)]

    def within(inner, outer): return inner.version == outer.version and inner.subnet_of(outer)

    def minus(left, right):
        rest = collapse(left)
        for hole in collapse(right):
            kept = []
            for block in rest:
                if within(block, hole): continue
                if within(hole, block): kept.extend(block.address_exclude(hole))
                else: kept.append(block)
            rest = kept
        return collapse(rest)

    def text(blocks): return " ".join(map(str, blocks))

    def count(blocks): return str(sum(block.num_addresses for block in blocks))

    for line in sys.stdin.read().split("\\n"):
        left, right = ([ipaddress.ip_network(word) for word in part.split()] for part in line.split("|"))
        first = [left.index(block) for block in left]
        distinct = [i for i, at in enumerate(first) if at == i]
        outer = {i: min((j for j in distinct if j != i and within(left[i], left[j])),
                        key=lambda j: left[j].prefixlen, default=None) for i in distinct}
        roots = [left[i] for i in distinct if outer[i] is None]
        wholes = [(whole, sum(within(root, whole) for root in roots)) for whole in collapse(roots)]
        holders = [max((b for b in left if within(block, b)), key=lambda b: b.prefixlen, default="-")
                   for block in right]
        print("|".join([
            text(collapse(left)), text(collapse(left + right)), text(minus(left, right)),
            count(collapse(left + right)), count(minus(left, right)),
            "".join("1" if any(within(b, w) for w in collapse(left)) else "0" for b in right),
            " ".join(f"{i}:{at}" for i, at in enumerate(first) if at != i),
            " ".join(f"{i}:{outer[i]}" for i in distinct if outer[i] is not None),
            " ".join(f"{whole}:{parts}" for whole, parts in wholes if parts > 1),
            " ".join(map(str, holders)),
        ]))
    """
}
