/// What a program did under the interposer, line by line.
struct FaultLog {
  /// One thing that it did.
  struct Event: Equatable {
    /// The number that names the process.
    var process: Int
    /// begin, done or refused for a statement, head for a revision that was read, killed, exit.
    var word: String
    /// The statement or number.
    var text: String
  }

  let events: [Event]

  init(_ text: String) {
    events = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let process = Int(parts[0]) else { return nil }
      return Event(process: process, word: parts[1], text: parts[2])
    }
  }

  /// How many statement boundaries and writes the last program had.
  var counts: (statements: Int, writes: Int) {
    let numbers = events.last { $0.word == "exit" }?.text.split(separator: " ").compactMap { Int($0) } ?? []
    return numbers.count == 3 ? (numbers[0], numbers[1]) : (0, 0)
  }

  /// The boundary before the first COMMIT after the head was moved.
  var boundaryOfCommit: Int? {
    let boundaries = events.filter { ["begin", "done", "refused"].contains($0.word) }
    guard let moved = boundaries.firstIndex(where: { $0.text.hasPrefix("UPDATE head") }) else { return nil }
    return boundaries[moved...].firstIndex { $0.text.hasPrefix("COMMIT") }.map { $0 + 1 }
  }
}
