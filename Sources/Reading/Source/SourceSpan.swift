/// A half-open range of UTF-8 byte offsets in one file, counted from 0 with a byte-order mark included.
public struct SourceSpan: Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset just past the last byte.
  public var end: UInt32

  /// A span from `start` up to, not including, `end`.
  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The zero-width span at `offset`.
  @inlinable
  public init(at offset: UInt32) {
    self.init(start: offset, end: offset)
  }
}

/// A span in one of several files.
///
/// Inside a unit, which is one file, `file` is 0.
public struct Place: Hashable, Sendable, BitwiseCopyable {
  /// The index of the file in the workspace.
  public var file: Int32
  /// Where in that file.
  public var span: SourceSpan

  /// A place in the file with index `file`.
  @inlinable
  public init(file: Int32 = 0, _ span: SourceSpan) {
    self.file = file
    self.span = span
  }
}
