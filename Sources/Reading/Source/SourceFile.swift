/// The bytes of one file and the path they are reported under.
public struct SourceFile: Sendable {
  /// The path as printed in findings, relative to the working folder.
  public let path: String
  /// The file as read; nothing is decoded or normalised.
  ///
  /// Empty where nothing could be read.
  public let bytes: [UInt8]
  /// Whether there is a text to point into, be it an empty one.
  public let hasText: Bool

  /// A file named `path` that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.hasText = true
  }

  /// A file named `path` that could not be read: findings on it show no excerpt.
  public init(unreadable path: String) {
    self.path = path
    self.bytes = []
    self.hasText = false
  }
}
