import Dispatch
import MidasSource
import MidasSyntax
import Synchronization
import TestSupport
import Testing

@Suite("A file whose documents several readers share")
struct SharedReadingTests {
  /// As many readers as a file of a few bytes can have, on threads of their own.
  private static let many = Readers(upTo: 5, share: 8) { count, piece in
    DispatchQueue.concurrentPerform(iterations: count, execute: piece)
  }

  private static let separators = [
    "---\n", "--- ", "---\t# more\n", "...\n---\n", "---\r\n", "\n---\n", "--- |\n ",
  ]

  /// Everything that a tree says, in an order of its own.
  private func all(of tree: Tree) -> [String] {
    let nodes = tree.nodes.indices.map { id in
      let node = tree.nodes[id]
      let words = node.kind == .scalar ? tree.string(tree.text(of: id)) : "\(node.first)"
      return "\(node.kind) \(node.style) \(node.isUnknown) \(node.span) \(words) \(node.second)"
    }
    let documents = tree.documents.map { "\($0.content) \($0.span)" }
    return nodes + documents + tree.findings.map { "\($0)" }.sorted()
  }

  @Test("is the same tree as for one of them", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      let texts = (0..<Int.random(in: 2...9, using: &random)).map { _ in
        let inputs = Int.random(in: 0..<8, using: &random) == 0 ? YAMLInputs.broken : YAMLInputs.readable
        return inputs.randomElement(using: &random) ?? ""
      }
      let file = texts.reduce("") { file, text in
        let line = file.isEmpty || file.hasSuffix("\n") ? file : file + "\n"
        return line + (Self.separators.randomElement(using: &random) ?? "") + text
      }
      let bytes = Array(file.utf8)
      let shared = Tree(parsing: bytes, sharedBy: Self.many)
      #expect(all(of: shared) == all(of: Tree(parsing: bytes)), "\(file.debugDescription)")
    }
  }

  @Test("is read by more than one of them")
  func isShared() {
    let pieces = Mutex<[Int]>([])
    let readers = Readers(upTo: 3, share: 8) { count, piece in
      pieces.withLock { $0.append(count) }
      for number in 0..<count { piece(number) }
    }
    let bytes = Array(String(repeating: "---\na: 'one''s own'\nb: &x [c, d]\ne: *x\n", count: 10).utf8)
    #expect(all(of: Tree(parsing: bytes, sharedBy: readers)) == all(of: Tree(parsing: bytes)))
    #expect(pieces.withLock { $0 } == [3])
  }
}
