import MidasSource

extension Tree {
  /// A tree of the documents of this file and, behind them, those of another.
  ///
  /// What belongs to `other` keeps its form, with every offset raised by `text.count` of this tree: a place at or
  /// behind that offset is a place in the other file.
  public func joined(with other: Tree) -> Tree {
    var joined = self
    let bytes = UInt32(text.count)
    let count = UInt32(nodes.count)
    joined.text += other.text
    joined.nodes.reserveCapacity(nodes.count + other.nodes.count)
    for var node in other.nodes {
      node.span.start += bytes
      node.span.end += bytes
      if node.kind == .scalar { node.first += bytes }
      node.moveLinks(by: count)
      joined.nodes.append(node)
    }
    joined.documents += other.documents.map { document in
      Document(
        content: document.content.moved(by: count),
        span: SourceSpan(start: document.span.start + bytes, end: document.span.end + bytes))
    }
    return joined
  }
}

extension Node {
  /// Follows the nodes that it names by their index, which now stand behind `count` others.
  mutating func moveLinks(by count: UInt32) {
    switch kind {
    case .scalar: break
    case .alias: first += isUnknown ? 0 : count
    case .mapping, .sequence: second += count
    }
  }
}

extension Tree.Document.Content {
  /// The same, whose nodes now stand behind `count` others.
  func moved(by count: UInt32) -> Self {
    if case .node(let root) = self { .node(root + Int(count)) } else { self }
  }
}
