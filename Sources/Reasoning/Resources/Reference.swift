/// A secret as it is declared and recorded: where it is kept, never what it is.
public enum Reference {
  /// The schemes a reference may have.
  public static let schemes = ["env", "file", "exec"]

  /// Whether `text` is a reference: `env://NAME`, `file://path` or `exec://helper/key`.
  public static func isReference(_ text: some StringProtocol) -> Bool {
    schemes.contains { text.hasPrefix($0 + "://") }
  }
}
