import MidasSource
import MidasSyntax

extension ShapeReader {
  /// The text of a scalar node.
  func text(_ id: Tree.ID) -> Text {
    Text(range: tree.text(of: id), hash: withText(id) { TextHash.of($0) })
  }

  /// Lends the bytes of a scalar.
  func withText<Result>(_ id: Tree.ID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    tree.withBytes(of: tree.text(of: id), body)
  }

  /// Whether a scalar is what YAML writes for no value: nothing, `~` or plain `null`.
  func isNoValue(_ id: Tree.ID) -> Bool {
    let node = tree.nodes[id]
    guard node.kind == .scalar, node.style == .plain else { return false }
    let range = tree.text(of: id)
    guard range.length <= 4 else { return false }
    return range.length == 0 || tree.matches(range, "~") || tree.matches(range, "null")
  }

  /// Whether two texts have the same bytes.
  func equal(_ left: Text, _ right: Text) -> Bool {
    guard left.hash == right.hash else { return false }
    return tree.withBytes(of: left.range) { left in
      tree.withBytes(of: right.range) { left.reads($0) }
    }
  }

  /// A short scalar as written, for help texts.
  func scalarText(_ id: Tree.ID) -> String? {
    guard tree.nodes[id].kind == .scalar, tree.text(of: id).length <= 60 else { return nil }
    return tree.string(tree.text(of: id))
  }

  /// The span to underline for a node of the wrong kind: a collection's opening, not all of it.
  func headSpan(_ id: Tree.ID, _ site: Site) -> SourceSpan {
    if site.isIndirect || tree.nodes[id].kind == .scalar { return site.span }
    if tree.childCount(id) > 0, tree.nodes[id + 1].kind != .mapping, tree.nodes[id + 1].kind != .sequence {
      return SourceSpan(start: site.span.start, end: tree.nodes[id + 1].span.end)
    }
    return SourceSpan(start: site.span.start, end: min(site.span.end, site.span.start + 1))
  }
}
