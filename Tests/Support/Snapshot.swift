public import Foundation
public import Testing

/// A recorded text that a test compares with.
public enum Snapshot {
  /// Whether this run rewrites what is recorded: `RECORD_SNAPSHOTS=1 swift test`.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// Compares `text` with what is recorded in `file`; records it, and fails, where nothing is.
  public static func expect(
    _ text: String, recordedIn file: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return }
    if isRecording || recorded == nil { try Data(text.utf8).write(to: file) }
    guard !isRecording else { return }
    let difference =
      recorded.map { Self.difference(from: $0, to: text) } ?? "recorded for the first time: read it"
    Issue.record("\(file.lastPathComponent): \(difference)", sourceLocation: sourceLocation)
  }

  /// The first lines that differ, with a little of what is around them.
  private static func difference(from recorded: String, to text: String) -> String {
    let (old, new) = (lines(recorded), lines(text))
    let same = zip(old, new).prefix { $0.0 == $0.1 }.count
    let before = old[max(0, same - 4)..<same].map { "  \($0)" }
    let gone = old[same...].prefix(12).map { "- \($0)" }
    let come = new[same...].prefix(12).map { "+ \($0)" }
    return "line \(same + 1)\n" + (before + gone + come).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
