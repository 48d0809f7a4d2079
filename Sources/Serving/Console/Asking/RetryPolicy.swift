/// How often, and after which pause, a request is repeated that PortOne could not answer.
struct RetryPolicy: Hashable, Sendable {
  /// How often a request is sent at most.
  var attempts = 4
  /// The pause before the second time; it doubles from then on.
  var firstPause = Duration.milliseconds(500)

  /// Why an attempt may be made again.
  enum Obstacle: Hashable, Sendable {
    /// A status that passes: 429 or 5xx, with the pause that `Retry-After` asks for.
    case status(Int, retryAfter: Duration?)
    /// No answer came, or only part of one.
    case silence(String)
  }

  /// What to do about an obstacle.
  enum Step: Hashable, Sendable {
    case wait(Duration)
    case giveUp(String)
  }

  /// Whether a status is one that passes.
  static func passes(_ status: Int) -> Bool { status == 429 || (500...599).contains(status) }

  /// The step after an attempt failed.
  ///
  /// - Parameters:
  ///   - attempt: Which one it was, from 1.
  ///   - left: The time that is left of the run.
  func step(after obstacle: Obstacle, attempt: Int, left: Duration) -> Step {
    let what: String
    var pause = firstPause * Double(1 << min(attempt - 1, 16))
    switch obstacle {
    case .status(let status, let retryAfter):
      what = status == 429 ? "limits the rate of requests (429)" : "fails (\(status))"
      if let retryAfter { pause = max(pause, retryAfter) }
      if let retryAfter, retryAfter > left {
        return .giveUp("\(what) and asks to wait \(retryAfter.words), longer than the \(left.words) left")
      }
    case .silence(let words): what = words
    }
    guard attempt < attempts else { return .giveUp("\(what), \(attempts) times in a row") }
    guard pause < left else { return .giveUp("\(what), and the time limit leaves no room for another try") }
    return .wait(pause)
  }
}

extension Duration {
  /// The duration in whole seconds, for messages.
  var words: String {
    let seconds = max(components.seconds, 0)
    return seconds == 1 ? "1 second" : "\(seconds) seconds"
  }
}
