import Dispatch
import Synchronization

/// A value that another thread makes while this one does something else.
public final class Meanwhile<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  /// Begins to make the value.
  public init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, once it is made.
  public var value: Value {
    while true {
      work.wait()
      // It is there before the work is done.
      if let value = made.withLock({ $0 }) { return value }
    }
  }
}
