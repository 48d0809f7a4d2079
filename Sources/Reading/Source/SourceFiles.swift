/// The files that places point into, looked up by their index in the workspace.
public struct SourceFiles: Sendable {
  private let lookup: @Sendable (Int32) -> SourceFile?
  private let name: @Sendable (Int32) -> String?

  /// Files found by `lookup`, which answers nil for an index it does not know.
  ///
  /// - Parameter path: The path of a file, where it can be told without the text.
  public init(
    path: (@Sendable (Int32) -> String?)? = nil, _ lookup: @escaping @Sendable (Int32) -> SourceFile?
  ) {
    self.lookup = lookup
    name = path ?? { lookup($0)?.path }
  }

  /// The files of `files`, by their position in it.
  public init(_ files: [SourceFile]) {
    self.init { files.indices.contains(Int($0)) ? files[Int($0)] : nil }
  }

  /// The file with the index `file`.
  public subscript(file: Int32) -> SourceFile? { lookup(file) }

  /// The path of the file with the index `file`.
  public func path(of file: Int32) -> String? { name(file) }
}
