import Dispatch
import MidasPlanning
import Synchronization

/// As many threads as the machine has cores make pieces while one takes them.
struct AllCores: Workers {
  func inOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, ahead: Int, make: @escaping @Sendable (_ number: Int) -> Piece,
    take: (Piece) throws(Failure) -> Void
  ) throws(Failure) {
    // What is one piece needs no other thread.
    guard count > 1 else { return try OneWorker().inOrder(count, ahead: ahead, make: make, take: take) }
    var waiting: [Promise<Piece>] = []
    for number in 0..<count + ahead {
      if number < count {
        let promise = Promise<Piece>()
        DispatchQueue.global().async { promise.keep(make(number)) }
        waiting.append(promise)
      }
      if number >= ahead { try take(waiting.removeFirst().value) }
    }
  }
}

/// A value that another thread makes.
private final class Promise<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let isMade = DispatchSemaphore(value: 0)

  func keep(_ value: Value) {
    made.withLock { $0 = value }
    isMade.signal()
  }

  /// The value, once it is made.
  var value: Value {
    while true {
      isMade.wait()
      // It is filled before the signal.
      if let value = made.withLock({ $0 }) { return value }
    }
  }
}
