/// How a text report marks what matters.
public enum TextStyle: Sendable {
  /// By words and carets alone.
  case plain
  /// With ANSI colours besides.
  case ansi

  /// The parts of a report that have a colour.
  enum Part {
    case severity(Severity)
    case message
    case frame
    case related

    /// The SGR parameters of ECMA-48.
    var parameters: String {
      switch self {
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.note): "1;36"
      case .message: "1"
      case .frame, .related: "1;34"
      }
    }
  }

  /// `text` as `part` is shown.
  func paint(_ text: String, _ part: Part) -> String {
    switch self {
    case .plain: text
    case .ansi: text.isEmpty ? text : "\u{1B}[\(part.parameters)m\(text)\u{1B}[0m"
    }
  }
}
