public import MidasResources

/// What planning asks of the catalog and the workspace about a channel.
public struct PlanningFacts: Sendable {
  /// The code by which V1 requests name the channel; nothing if they cannot.
  public var code: @Sendable (Resource) -> String?
  /// Whether any number of channels may have the channel's MID: a shared test MID, `naverpay-partner`.
  public var isMIDFree: @Sendable (Resource) -> Bool
  /// Whether the workspace opens a MID (PG, MID) to several stores, under `catalog: shared-mids`.
  public var isMIDOpened: @Sendable (String, String) -> Bool

  /// Facts of a catalog; without one the code is the PG's id, and every MID belongs to one channel.
  public init(
    code: @escaping @Sendable (Resource) -> String? = { $0.text(.channelPG) },
    isMIDFree: @escaping @Sendable (Resource) -> Bool = { _ in false },
    isMIDOpened: @escaping @Sendable (String, String) -> Bool = { _, _ in false }
  ) {
    self.code = code
    self.isMIDFree = isMIDFree
    self.isMIDOpened = isMIDOpened
  }
}
