import MidasSource

extension Tree {
  /// Appends the documents of a large file from `start` on, which several readers compose at the same time.
  ///
  /// The file is cut at lines that start with `---`: wherever libyaml meets one, it ends the document or refuses it.
  /// Where a document breaks off, or a directive stands before one, what follows hangs on what came before, and the
  /// file is left to one reader.
  ///
  /// - Returns: whether all of it was composed; else nothing was.
  mutating func compose(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isASCII: Bool, _ decoded: inout [UInt8],
    sharedBy readers: Readers
  ) -> Bool {
    let cuts = Self.cuts(in: bytes, from: start, for: readers)
    guard cuts.count > 1, !bytes.holdsDirective(from: start) else { return false }
    let pieces = zip(cuts, cuts.dropFirst() + [bytes.count]).map { $0..<$1 }
    var composed = [Piece?](repeating: nil, count: pieces.count)
    composed.withUnsafeMutableBufferPointer { buffer in
      // Every piece is written by the one reader who composes it.
      nonisolated(unsafe) let slots = buffer
      nonisolated(unsafe) let bytes = bytes
      readers.perform(pieces.count) { number in
        var piece = Piece()
        piece.tree.nodes.reserveCapacity(pieces[number].count / 8)
        piece.isWhole =
          Composer.compose(
            bytes, range: pieces[number], isASCII: isASCII, into: &piece.tree, decoded: &piece.decoded) == nil
        slots[number] = piece
      }
    }
    let whole = composed.compactMap { $0 }.filter(\.isWhole)
    guard whole.count == pieces.count else { return false }
    nodes.reserveCapacity(whole.reduce(0) { $0 + $1.tree.nodes.count })
    for piece in whole { append(piece, &decoded) }
    return true
  }

  /// Documents that one reader composed.
  private struct Piece: Sendable {
    var tree = Tree(source: [])
    var decoded: [UInt8] = []
    var isWhole = false
  }

  /// Where the pieces begin, the first at `start`, the others at documents.
  private static func cuts(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, for readers: Readers)
    -> [Int]
  {
    let count = min(readers.count, (bytes.count - start) / readers.share)
    var cuts = [start]
    for number in stride(from: 1, to: count, by: 1) {
      let wanted = start + (bytes.count - start) / count * number
      guard let cut = DocumentMarks.next(in: bytes, from: max(wanted, cuts[cuts.count - 1] + 1)) else {
        break
      }
      cuts.append(cut)
    }
    return cuts
  }

  /// Appends what was read of the same file further on.
  private mutating func append(_ piece: Piece, _ decoded: inout [UInt8]) {
    let source = UInt32(sourceCount)
    let shift = UInt32(decoded.count)
    let count = UInt32(nodes.count)
    for var node in piece.tree.nodes {
      if node.kind == .scalar, node.first >= source { node.first += shift }
      node.moveLinks(by: count)
      nodes.append(node)
    }
    decoded += piece.decoded
    findings += piece.tree.findings
    documents += piece.tree.documents.map { document in
      Document(content: document.content.moved(by: count), span: document.span)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a line starts like `%YAML` or `%TAG`.
  fileprivate func holdsDirective(from start: Int) -> Bool {
    var index = start
    while let sign = self[index...].firstIndex(of: UInt8(ascii: "%")) {
      if sign == start || self[sign - 1] == 0x0A || self[sign - 1] == 0x0D { return true }
      index = sign + 1
    }
    return false
  }
}
