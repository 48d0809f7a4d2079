public import MidasCatalog
import MidasCompiler
import MidasResources
public import MidasRouting
public import MidasWorkspace

/// The merchants that route tests ask: of a workspace, or of a state.
public struct RouteViews {
  /// The handles of all merchants, in byte order.
  public let handles: [String]
  /// Codes and shared test MIDs.
  public let catalog: Catalog
  private let find: (String) throws -> RouteView?

  /// Merchants that `find` finds by handle.
  public init(_ handles: [String], catalog: Catalog, find: @escaping (String) throws -> RouteView?) {
    self.handles = handles
    self.catalog = catalog
    self.find = find
  }

  /// The merchant with that handle.
  public subscript(handle: String) -> RouteView? {
    get throws { try find(handle) }
  }
}

extension RouteViews {
  /// The merchants that a workspace declares.
  public init(_ compiled: CompiledWorkspace) {
    self.init(compiled.linked, of: compiled.workspace)
  }

  /// The merchants that units of a workspace declare.
  init(_ linked: Linked, of workspace: Workspace) {
    self.init(linked.merchants.map(\.handle), catalog: workspace.settings.catalog) { handle in
      try linked.merchant(named: handle).map { merchant in
        RouteView(try linked.wanted(merchant) { workspace.files[$0].path })
      }
    }
  }
}
