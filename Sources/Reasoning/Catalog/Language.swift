/// A language in which people are told what to do.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Korean, in the words of PortOne's console.
  case korean = "ko"

  /// The one of two texts that is in this language.
  public func callAsFunction(
    _ english: @autoclosure () -> String, _ korean: @autoclosure () -> String
  ) -> String {
    self == .english ? english() : korean()
  }
}
