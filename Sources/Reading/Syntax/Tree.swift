public import MidasDiagnostics
public import MidasSource

/// A file as YAML: its documents as one flat array of nodes, and what was wrong with it as text.
public struct Tree: Sendable {
  /// The index of a node.
  public typealias ID = Int

  /// One YAML document.
  public struct Document: Sendable {
    /// What a document turned out to hold.
    public enum Content: Sendable {
      /// A root node.
      case node(ID)
      /// Nothing but comments.
      case empty
      /// Text that could not be read; its findings are in `Tree.findings`.
      case unknown
    }

    /// What it holds.
    public let content: Content
    /// From its first byte to its last.
    public let span: SourceSpan
  }

  /// The bytes of the file, then the decoded scalars.
  public internal(set) var text: [UInt8]
  /// How many bytes of `text` are the file.
  public let sourceCount: Int
  /// All nodes of all documents, each before its children.
  public internal(set) var nodes: ContiguousArray<Node> = []
  /// The documents in order.
  public internal(set) var documents: [Document] = []
  /// Errors of syntax, limits, encoding and tags, in no particular order.
  public internal(set) var findings: [Diagnostic] = []

  init(source: [UInt8]) {
    text = source
    sourceCount = source.count
  }

  /// The index of the node behind the subtree of `id`.
  @inlinable
  public func next(after id: ID) -> ID {
    switch nodes[id].kind {
    case .scalar, .alias: id + 1
    case .mapping, .sequence: subtreeEnd(id)
    }
  }

  /// The index behind the last descendant of the collection `id`.
  @inlinable
  public func subtreeEnd(_ id: ID) -> ID { Int(nodes[id].second) }

  /// The number of children of the collection `id`; keys and values both count.
  @inlinable
  public func childCount(_ id: ID) -> Int { Int(nodes[id].first) }

  /// The text of the scalar `id`.
  @inlinable
  public func text(of id: ID) -> TextRange {
    TextRange(offset: nodes[id].first, length: nodes[id].second)
  }

  /// The node that `id` stands for: itself, or what an alias names.
  @inlinable
  public func resolved(_ id: ID) -> ID {
    nodes[id].kind == .alias && !nodes[id].isUnknown ? Int(nodes[id].first) : id
  }

  /// A text as a `String`, for messages.
  @inlinable
  public func string(_ range: TextRange) -> String {
    let start = Int(range.offset)
    return String(decoding: text[start..<start + Int(range.length)], as: UTF8.self)
  }

  /// The first eight bytes of a text as one word, with zeros for those that are not there.
  @inlinable
  public func head(of range: TextRange) -> UInt64 {
    let start = Int(range.offset)
    // What follows the text in the file is read along and cut off.
    guard start + MemoryLayout<UInt64>.size <= text.count else { return withBytes(of: range, \.head) }
    let word = text.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt64.self) }
    return UInt64(littleEndian: word) & (range.length < 8 ? 1 << UInt64(range.length * 8) &- 1 : .max)
  }

  /// Lends the bytes of a text.
  @inlinable
  public func withBytes<Result>(
    of range: TextRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.withUnsafeBufferPointer { text in
      let start = Int(range.offset)
      return body(UnsafeBufferPointer(rebasing: text[start..<start + Int(range.length)]))
    }
  }

  /// Whether the bytes of a text are those of `literal`.
  @inlinable
  public func matches(_ range: TextRange, _ literal: StaticString) -> Bool {
    guard Int(range.length) == literal.utf8CodeUnitCount else { return false }
    return withBytes(of: range) { $0.reads(literal) }
  }
}
