public import MidasSource

/// One node of a YAML tree, in 20 bytes.
///
/// Nodes stand in one array in document order: a collection is followed by its children, a mapping's
/// children alternate key and value. So a subtree is a range, and no node holds a pointer.
public struct Node: Sendable, BitwiseCopyable {
  /// What a node is.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case scalar
    case mapping
    case sequence
    case alias
  }

  /// How a scalar was written.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    /// A collection or alias, which has no scalar style.
    case none
    case plain
    case singleQuoted
    case doubleQuoted
    /// A literal (`|`) or folded (`>`) block.
    case block
  }

  /// What this node is.
  public let kind: Kind
  /// How it was written, if it is a scalar.
  public let style: Style
  /// Its value cannot be judged: it has a tag Midas does not read, or an alias that leads nowhere.
  public internal(set) var isUnknown: Bool
  /// Where it stands: a scalar with its quotes but without anchor and tag; a collection up to the end of its
  /// last child or its closing bracket; an alias itself, not what it names.
  public internal(set) var span: SourceSpan
  /// A scalar: the offset of its text in `Tree.text`.
  ///
  /// An alias: the index of the node it names. A collection: the number of its children, keys counted.
  public internal(set) var first: UInt32
  /// A scalar: the length of its text.
  ///
  /// A collection: the index of the node behind its last child.
  public internal(set) var second: UInt32

  /// Notes what is known of a collection once its last child has been read.
  mutating func close(end: UInt32, childCount: UInt32, next: UInt32) {
    span.end = end
    first = childCount
    second = next
  }
}

/// A text of a tree: a range of `Tree.text`, which holds the file and behind it every scalar whose value
/// differs from how it is written.
public struct TextRange: Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte in `Tree.text`.
  public var offset: UInt32
  /// The number of bytes.
  public var length: UInt32

  /// The text of `length` bytes at `offset`.
  @inlinable
  public init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }
}
