import MidasStore
import MidasWorkspace

/// Ends a run with a status and, unless it is empty, a message for the person.
struct CommandFailure: Error {
  let status: ExitStatus
  var message = ""
}

extension CommandFailure {
  /// A workspace that cannot be opened.
  init(_ error: WorkspaceError) {
    switch error {
    case .usage(let message): self.init(status: .usage, message: message)
    case .unreadable(let message): self.init(status: .unreadable, message: message)
    }
  }

  /// A store that could not do what was asked.
  init(_ error: StoreError) {
    switch error {
    case .stale(let message):
      self.init(status: .stale, message: "nothing was written: \(message); plan again")
    case .busy(let message): self.init(status: .busy, message: message)
    case .unavailable(let message): self.init(status: .unavailable, message: message)
    case .damaged(let message): self.init(status: .unavailable, message: "the state is damaged: \(message)")
    case .defect(let message): self.init(status: .defect, message: "nothing was written: \(message)")
    }
  }

  /// A file that could not be written: no room is like a store without any, all else is like a path that is wrong.
  init(_ failure: NewFile.Failure) {
    self.init(
      status: failure.isFull ? .unavailable : .unreadable,
      message: "\(failure.path) cannot be written: \(failure.reason)")
  }
}
