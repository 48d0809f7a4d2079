import Glibc

/// What the system refused to do with a file.
public struct FileFailure: Error, Equatable {
  /// The error number of the system.
  public let error: Int32

  /// The failure that the system calls `error`.
  public init(error: Int32) { self.error = error }

  /// That of the last call.
  public static var last: FileFailure { FileFailure(error: errno) }

  /// The system's words for it.
  public var reason: String { String(cString: strerror(error)) }
}
