public import MidasPlanning
public import MidasResources

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
  ///
  /// - Parameters:
  ///   - fingerprints: What is to be recorded of the values behind references, by the address of the resource that
  ///     has them, be it one of the plan or not. A resource of the plan that is not among them keeps those of the
  ///     references that it keeps.
  ///   - workers: Make what is to be written.
  ///   - report: Is told now and then how many steps are written.
  public func apply(
    _ plan: FixedPlan, by author: Author, recording fingerprints: [Address: [SecretFingerprint]] = [:],
    with workers: some Workers = OneWorker(), reporting report: (_ done: Int) -> Void = { _ in }
  ) throws -> Revision {
    try write { transaction in
      var application = Application(
        plan, author, transaction, head: try transaction.head(), fingerprints: fingerprints)
      return try application.run(by: workers, reporting: report)
    }
  }

  /// Applies `plan`, whose fingerprint is made first.
  public func apply(
    _ plan: Plan, by author: Author, recording fingerprints: [Address: [SecretFingerprint]] = [:]
  ) throws -> Revision {
    try apply(FixedPlan(plan), by: author, recording: fingerprints)
  }
}
