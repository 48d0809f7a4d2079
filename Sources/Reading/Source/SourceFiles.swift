/// The files that places point into, looked up by their index in the workspace.
public struct SourceFiles: Sendable {
  private let lookup: @Sendable (Int32) -> SourceFile?

  /// Files found by `lookup`, which answers nil for an index it does not know.
  public init(_ lookup: @escaping @Sendable (Int32) -> SourceFile?) {
    self.lookup = lookup
  }

  /// The files of `files`, by their position in it.
  public init(_ files: [SourceFile]) {
    self.init { files.indices.contains(Int($0)) ? files[Int($0)] : nil }
  }

  /// The file with the index `file`.
  public subscript(file: Int32) -> SourceFile? { lookup(file) }
}
