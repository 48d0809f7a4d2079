import Dispatch
import Glibc
import Synchronization

/// What a run is busy with, on one line of the terminal that is gone when it is done.
///
/// It shows only where a person looks at standard error, and only what takes longer than a second.
struct Progress {
  private let isShown: Bool

  init(_ messages: MessageOptions) {
    isShown = !messages.quiet && isatty(STDERR_FILENO) == 1 && Environment.value("TERM") != "dumb"
  }

  /// Runs `body`, and says meanwhile that it does `work`.
  ///
  /// - Parameters:
  ///   - work: What is done, as `applying`.
  ///   - total: How much there is to do, if that is known; `body` says how much of it is done.
  ///   - unit: What is counted, as `steps`.
  func during<Answer>(
    _ work: String, of total: Int = 0, _ unit: String = "",
    _ body: (_ report: (_ done: Int) -> Void) throws -> Answer
  ) rethrows -> Answer {
    guard isShown else { return try body { _ in } }
    let line = ProgressLine(work, of: total, unit)
    line.start()
    defer { line.end() }
    return try body { line.done.store($0, ordering: .relaxed) }
  }
}

/// A line that is written anew five times a second from a queue of its own.
private final class ProgressLine: Sendable {
  /// How much is done.
  let done = Atomic(0)
  private let work: String
  private let total: Int
  private let unit: String
  private let queue = DispatchQueue(label: "progress")
  private let started = ContinuousClock.now
  private let isVisible = Atomic(false)
  private let hasEnded = Atomic(false)

  init(_ work: String, of total: Int, _ unit: String) {
    self.work = work
    self.total = total
    self.unit = unit
  }

  func start() { write(after: 1) }

  /// Takes the line away; nothing is written after it returns.
  func end() {
    hasEnded.store(true, ordering: .relaxed)
    queue.sync {
      if isVisible.load(ordering: .relaxed) { Terminal.say("\r\u{1B}[K", terminator: "") }
    }
  }

  private func write(after seconds: Double) {
    queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
      guard let self, !hasEnded.load(ordering: .relaxed) else { return }
      isVisible.store(true, ordering: .relaxed)
      Terminal.say("\rmidas: \(text)\u{1B}[K", terminator: "")
      write(after: 0.2)
    }
  }

  private var text: String {
    let count = total == 0 ? "" : " \(done.load(ordering: .relaxed)) of \(total) \(unit),"
    return "\(work)\(count) \((ContinuousClock.now - started).components.seconds) s"
  }
}
