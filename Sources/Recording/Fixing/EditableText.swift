import MidasDiagnostics
import MidasSource
import MidasSyntax

/// A file as those see it who edit it: its bytes, and which node stands where in them.
public struct EditableText {
  let bytes: [UInt8]
  let tree: Tree
  /// The collection that holds each node; -1 for the root of a document.
  private let parents: [Tree.ID]
  /// The subtrees that an alias or merge key repeats elsewhere.
  private let shared: [Range<Tree.ID>]

  /// The text of a file.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tree = Tree(parsing: bytes)
    self.tree = tree
    parents = Self.parents(in: tree)
    shared = tree.nodes.indices.compactMap { id in
      guard tree.nodes[id].kind == .alias, !tree.nodes[id].isUnknown else { return nil }
      let target = tree.resolved(id)
      return target..<tree.next(after: target)
    }
  }

  /// The innermost node that stands exactly at `span`, unless changing it would change other values too.
  func node(at span: SourceSpan) -> Tree.ID? {
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tree.nodes[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    var found: Tree.ID?
    while low < tree.nodes.count, tree.nodes[low].span.start == span.start {
      if tree.nodes[low].span == span { found = low }
      low += 1
    }
    guard let found else { return nil }
    let subtree = found..<tree.next(after: found)
    return shared.contains { $0.overlaps(subtree) } ? nil : found
  }

  /// The scalar at `span`, if it stands on one line and is no block.
  func scalar(at span: SourceSpan) -> Node? {
    guard let id = node(at: span), tree.nodes[id].kind == .scalar, tree.nodes[id].style != .block,
      isOneLine(span)
    else { return nil }
    return tree.nodes[id]
  }

  /// The collection that holds a node.
  func parent(of id: Tree.ID) -> Tree.ID? { parents[id] < 0 ? nil : parents[id] }

  /// The children of a collection, keys and values alike.
  func children(of id: Tree.ID) -> [Tree.ID] {
    var children: [Tree.ID] = []
    var child = id + 1
    while child < tree.subtreeEnd(id) {
      children.append(child)
      child = tree.next(after: child)
    }
    return children
  }

  /// Whether a collection is written in brackets.
  func isFlow(_ id: Tree.ID) -> Bool {
    let span = tree.nodes[id].span
    guard span.end > span.start, Int(span.end) <= bytes.count else { return false }
    let ends = (bytes[Int(span.start)], bytes[Int(span.end) - 1])
    return tree.nodes[id].kind == .mapping
      ? ends == (UInt8(ascii: "{"), UInt8(ascii: "}")) : ends == (UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  // MARK: - Bytes

  /// Whether no line ends within `span`.
  func isOneLine(_ span: SourceSpan) -> Bool {
    span.start <= span.end && Int(span.end) <= bytes.count
      && !bytes[Int(span.start)..<Int(span.end)].contains(where: \.isLineBreak)
  }

  /// The line that holds `offset`, with its line break.
  func line(around offset: UInt32) -> Range<Int> {
    var start = min(Int(offset), bytes.count)
    while start > 0, !bytes[start - 1].isLineBreak { start -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = max(start, min(Int(offset), bytes.count))
    while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
    if end < bytes.count {
      let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
      end += isPair ? 2 : 1
    }
    return start..<end
  }

  private static func parents(in tree: Tree) -> [Tree.ID] {
    var parents = [Tree.ID](repeating: -1, count: tree.nodes.count)
    for id in tree.nodes.indices where tree.nodes[id].kind == .mapping || tree.nodes[id].kind == .sequence {
      var child = id + 1
      while child < tree.subtreeEnd(id) {
        parents[child] = id
        child = tree.next(after: child)
      }
    }
    return parents
  }
}

extension UInt8 {
  /// The end of a line, or half of one.
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }

  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}
