public import MidasResources

/// A workspace as planning sees it: the list of its merchants, and each of them on request.
public struct Wanted {
  /// The workspace's name, which owns what it creates.
  public var workspace: String
  /// What is planned.
  public var selection: Selection
  /// All merchants it declares, sorted by handle.
  public var entries: [WantedEntry]
  /// Unfolds the merchant with that handle, the same one each time: a plan asks again for what it creates whole.
  public var merchant: @Sendable (String) throws -> WantedMerchant?

  /// A workspace that declares `entries`.
  public init(
    workspace: String, selection: Selection = .root, entries: [WantedEntry],
    merchant: @escaping @Sendable (String) throws -> WantedMerchant?
  ) {
    self.workspace = workspace
    self.selection = selection
    self.entries = entries
    self.merchant = merchant
  }

  /// A workspace that declares `merchants`, all unfolded.
  public init(workspace: String, selection: Selection = .root, merchants: [WantedMerchant]) {
    let byHandle = Dictionary(merchants.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
    self.init(
      workspace: workspace, selection: selection,
      entries: byHandle.values.map(WantedEntry.init).sorted { precedesInBytes($0.handle, $1.handle) },
      merchant: { byHandle[$0] })
  }

  /// The digest that the state has once all of it is recorded, and nothing else.
  public var digest: Digest { DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) }) }
  /// The digest that the channel orders have once all of it is recorded, and nothing else.
  public var order: Digest { DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) }) }

  /// What of a workspace is planned.
  public enum Selection: Hashable, Sendable {
    /// All of it, with the deletion of what it no longer declares.
    case root
    /// The merchants with these handles, without any deletion of merchants.
    case merchants(Set<String>)

    /// Whether the merchant with that handle is planned.
    public func includes(_ handle: String) -> Bool {
      switch self {
      case .root: true
      case .merchants(let handles): handles.contains(handle)
      }
    }
  }
}
