import MidasDiagnostics
import MidasSource
import MidasSyntax
import TestSupport
import Testing

@Suite("Every input gets a verdict", .timeLimit(.minutes(20)))
struct VerdictTests {
  @Test("Readable text has no findings of syntax", arguments: YAMLInputs.readable)
  func readable(text: String) {
    let tree = Tree(parsing: Array(text.utf8))
    #expect(tree.findings.filter { $0.rule == "yaml-syntax" } == [])
    #expect(Self.defects(of: tree) == [])
  }

  @Test("Broken text is refused or read, and points into itself", arguments: YAMLInputs.broken)
  func broken(text: String) {
    #expect(Self.defects(of: Tree(parsing: Array(text.utf8))) == [])
  }

  @Test("So does text with a byte changed, lost or doubled", arguments: 0..<40 as Range<UInt64>)
  func mutated(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabet =
      Array(" \t\n\r:-?,[]{}#&*!|>'\"%@`<=~ab01\\".utf8) + [0x00, 0x7F, 0x85, 0xC3, 0xE2, 0xEF, 0xF0, 0xFF]
    for text in YAMLInputs.readable + YAMLInputs.broken {
      var bytes = Array("a: 1\n---\n\(text)\n---\nz: [x]\n".utf8)
      for _ in 0..<random.next(below: 4) {
        let index = random.next(below: bytes.count)
        switch random.next(below: 3) {
        case 0: bytes[index] = alphabet[random.next(below: alphabet.count)]
        case 1: bytes.remove(at: index)
        default: bytes.insert(alphabet[random.next(below: alphabet.count)], at: index)
        }
      }
      let defects = Self.defects(of: Tree(parsing: bytes))
      #expect(defects == [], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(
    "Depth and expansion have limits, and refusing costs little", arguments: ["[", "- ", "{a: ", "? ", "*"])
  func limits(piece: String) {
    let text = piece == "*" ? Self.aliases : String(repeating: piece, count: 50_000)
    let clock = ContinuousClock()
    var tree: Tree?
    let time = clock.measure { tree = Tree(parsing: Array(text.utf8)) }
    #expect(tree?.findings.contains { $0.rule == "yaml-limits" } == true)
    #expect(time < .seconds(20))
  }

  /// Thirty levels of nine aliases each: as many nodes as no machine holds.
  private static let aliases =
    "a0: &a0 x\n"
    + (1...30).map { level in
      "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }.joined()

  /// What is wrong with a tree in itself: findings or nodes that point nowhere, an unread document that nothing explains.
  private static func defects(of tree: Tree) -> [String] {
    var defects: [String] = []
    let count = UInt32(tree.sourceCount)
    for finding in tree.findings {
      let span = finding.place.span
      if span.start > span.end || span.end > count { defects.append("\(finding.rule) at \(span)") }
      if finding.message.isEmpty { defects.append("\(finding.rule) says nothing") }
    }
    for (id, node) in tree.nodes.enumerated() {
      if node.span.start > node.span.end || node.span.end > count {
        defects.append("node \(id) at \(node.span)")
      }
      if node.kind == .scalar, Int(node.first) + Int(node.second) > tree.text.count {
        defects.append("text of node \(id)")
      }
    }
    for document in tree.documents {
      guard case .unknown = document.content else { continue }
      let explained = tree.findings.contains { $0.severity == .error }
      if !explained { defects.append("an unread document without a finding") }
    }
    return defects
  }
}
