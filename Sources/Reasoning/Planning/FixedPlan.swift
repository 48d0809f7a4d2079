public import MidasResources

/// A plan that changes no more, with the fingerprint that was made of it once.
public struct FixedPlan: Sendable {
  /// What apply would do.
  public let plan: Plan
  /// The value that approves it.
  public let fingerprint: Digest

  /// `plan` as it is; `workers` make the fingerprint.
  public init(_ plan: Plan, by workers: some Workers = OneWorker()) {
    self.plan = plan
    fingerprint = plan.fingerprint(by: workers)
  }
}
