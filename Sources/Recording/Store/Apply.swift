public import MidasPlanning

/// Who applies a plan, and from what.
public struct Author: Hashable, Sendable {
  /// The person or job.
  public var actor: String
  /// The commit of the workspace, where it is known.
  public var commit: String?

  /// `actor`, who applies `commit`.
  public init(actor: String, commit: String? = nil) {
    self.actor = actor
    self.commit = commit
  }
}

extension StateStore {
  /// Applies `plan` in one transaction: all of it or, if anything is not as the plan expects, nothing.
  public func apply(_ plan: Plan, by author: Author) throws -> Revision {
    try write { transaction in
      var application = Application(plan, author, transaction, head: try transaction.head())
      return try application.run()
    }
  }
}
