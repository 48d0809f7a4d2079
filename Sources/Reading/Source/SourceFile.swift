/// The bytes of one file and the path they are reported under.
public struct SourceFile: Sendable {
  /// The path as printed in findings, relative to the working folder.
  public let path: String
  /// The file as read; nothing is decoded or normalised.
  public let bytes: [UInt8]

  /// A file named `path` that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
