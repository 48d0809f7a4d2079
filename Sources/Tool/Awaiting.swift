import Dispatch
import Synchronization

/// Waits for what only runs asynchronously, on a thread that has nothing else to do: the tool's own.
func awaiting<Answer: Sendable, Failure: Error>(
  _ body: @escaping @Sendable () async throws(Failure) -> Answer
) throws(Failure) -> Answer {
  let box = Box<Answer, Failure>()
  let isDone = DispatchSemaphore(value: 0)
  Task.detached {
    let result: Result<Answer, Failure>
    do throws(Failure) { result = .success(try await body()) } catch { result = .failure(error) }
    box.result.withLock { $0 = result }
    isDone.signal()
  }
  while true {
    isDone.wait()
    // It is filled before the signal.
    if let result = box.result.withLock({ $0 }) { return try result.get() }
  }
}

private final class Box<Answer: Sendable, Failure: Error>: Sendable {
  let result = Mutex<Result<Answer, Failure>?>(nil)
}
