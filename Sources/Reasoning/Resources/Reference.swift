/// A secret as it is declared and recorded: where it is kept, never what it is.
public enum Reference {
  /// The closed list of schemes.
  public enum Scheme: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// A variable of the environment: `env://NAME`.
    case env
    /// A file below the root of the workspace: `file://path`.
    case file
    /// What a helper of the user's answers for a key: `exec://helper/key`.
    case exec
  }

  /// Whether `text` is a reference: `env://NAME`, `file://path` or `exec://helper/key`.
  public static func isReference(_ text: some StringProtocol) -> Bool {
    Scheme.allCases.contains { text.hasPrefix($0.rawValue + "://") }
  }
}
