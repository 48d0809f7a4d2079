public import Foundation
public import MidasCatalog
import MidasCompiler
import MidasResources
import MidasRouting
public import MidasTableFormat
public import MidasTables
import MidasWorkspace
import TestSupport

/// Merchants of which tables are made, and all that can be asked of them.
public struct TableSample: Sendable {
  /// The catalog of their workspace.
  public let catalog: Catalog
  /// The merchants as tables show them.
  public let tables: [MerchantTable]
  /// The questions, with the answers of `midas lookup`.
  public let questions: [Question]

  /// The merchants that the workspace at `folder` declares; of a large one, some.
  public init(workspace folder: URL) throws {
    let compiled = try Workspace(opening: .init(paths: [folder.path])).compiled()
    let files = compiled.workspace.files
    let step = max(1, compiled.linked.merchants.count / 12)
    let merchants = try stride(from: 0, to: compiled.linked.merchants.count, by: step).map { index in
      try compiled.linked.wanted(compiled.linked.merchants[index]) { files[$0].path }
    }
    let catalog = compiled.workspace.settings.catalog
    self.init(
      catalog, merchants.map { (RouteView($0), $0.resources.map(\.resource)) })
  }

  /// A few merchants drawn at random, with keys, groups and texts that need care.
  public init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let merchants = ["acme", "acme-2", "zoo"].map { handle in
      let resources = RandomMerchant.resources(of: handle, &random)
      let channels = resources.filter { $0.address.kind == .channel }
      return (
        RouteView(
          merchant: handle, order: .recorded, channels: channels.shuffled(using: &random),
          resources: resources), resources
      )
    }
    self.init(.builtIn, merchants)
  }

  private init(_ catalog: Catalog, _ merchants: [(view: RouteView, resources: [Resource])]) {
    self.catalog = catalog
    tables = merchants.map { MerchantTable($0.view, resources: $0.resources, catalog: catalog) }
    questions = merchants.flatMap { Question.all(of: $0.view, catalog: catalog) }
  }

  /// Writes tables below `folder`.
  @discardableResult
  public func write(_ kinds: [TableKind], below folder: URL, revision: Int? = 7) throws -> TableManifest {
    var set = try TableSet(
      kinds, below: folder.path,
      of: TableOrigin(storeID: revision.map { _ in "store" }, revision: revision, digest: "0d"),
      catalog: catalog)
    for table in tables { try set.add(table) }
    return try set.finish()
  }

  /// The examples of the repository whose workspaces are correct.
  public static let examples: [String] = Repository.files(below: "examples", endingIn: "/midas.yaml")
    .map { String($0.split(separator: "/")[1]) }.filter { $0 != "broken" }
}
