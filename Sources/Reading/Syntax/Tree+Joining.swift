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
      switch node.kind {
      case .scalar: node.first += bytes
      case .alias: node.first += node.isUnknown ? 0 : count
      case .mapping, .sequence: node.second += count
      }
      joined.nodes.append(node)
    }
    joined.documents += other.documents.map { document in
      let span = SourceSpan(start: document.span.start + bytes, end: document.span.end + bytes)
      guard case .node(let root) = document.content else {
        return Document(content: document.content, span: span)
      }
      return Document(content: .node(root + Int(count)), span: span)
    }
    return joined
  }
}
