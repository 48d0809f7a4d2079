/// How much was looked at and how much was found.
public struct Tally: Hashable, Sendable {
  /// Files that were compiled.
  public var files: Int
  /// Merchants they declare.
  public var merchants: Int
  /// Channels they declare.
  public var channels: Int
  /// Findings that are errors.
  public private(set) var errors = 0
  /// Findings that are warnings.
  public private(set) var warnings = 0
  /// Findings that are notes.
  public private(set) var notes = 0

  /// The tally of `findings` in so many files, merchants and channels.
  public init(
    of findings: some Sequence<Diagnostic> = [], files: Int, merchants: Int = 0, channels: Int = 0
  ) {
    self.files = files
    self.merchants = merchants
    self.channels = channels
    for finding in findings {
      switch finding.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
    }
  }

  /// The line that closes a text report: "2 errors, 1 warning in 3 files".
  public var closing: String { "\(counts) in \(Self.count(files, "file"))" }

  /// How much was found: "2 errors, 1 warning".
  var counts: String {
    let found = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    return found.isEmpty ? "no findings" : found.map(Self.count).joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
