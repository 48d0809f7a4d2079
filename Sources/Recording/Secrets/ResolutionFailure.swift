/// Why a reference leads to no value, in words for the person; never with anything that was read on the way.
public struct ResolutionFailure: Error, Hashable, Sendable {
  /// What is wrong: "the variable is not set".
  public let reason: String

  /// What to do about it, where there is something to say.
  public let help: String

  init(_ reason: String, help: String = "") {
    self.reason = reason
    self.help = help
  }
}
