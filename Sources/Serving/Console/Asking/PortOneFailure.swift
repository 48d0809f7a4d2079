/// Why PortOne did not answer what was asked; never with a secret or token in it.
public struct PortOneFailure: Error, Hashable, Sendable {
  /// What went wrong, after "PortOne": "refuses the credentials".
  public let message: String

  init(_ message: String) { self.message = message.shown }
}
