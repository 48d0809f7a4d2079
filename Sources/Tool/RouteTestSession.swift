import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasPlanning
import MidasRouteTesting
import MidasRouting
import MidasSource
import MidasStore
import MidasWorkspace

/// Route tests and the merchants that they ask, on their way to a run.
struct RouteTestSession {
  private let workspace: Workspace
  /// The workspace, where it is what is asked.
  private let compiled: CompiledWorkspace?
  /// The tests.
  let suite: RouteTestSuite
  /// The merchants.
  let views: RouteViews
  /// Whether the tests are all of the workspace's.
  let isWhole: Bool

  /// Opens the workspace that `paths` are in.
  init(at paths: [String], from origin: LookupCommand.Origin, _ state: StateOptions) throws {
    do {
      let (workspace, tests) = try Workspace.openingRouteTests(at: paths)
      self.workspace = workspace
      isWhole = tests.count == workspace.routeTests.count
      suite = try RouteTestSuite(tests, of: workspace)
      switch origin {
      case .config:
        let compiled = try workspace.compiled()
        guard !compiled.blocksPlan else {
          throw CommandFailure(
            status: .findings, message: "the configuration has errors; `midas validate` shows them")
        }
        self.compiled = compiled
        views = RouteViews(compiled)
      case .state:
        compiled = nil
        let store = try state.store(below: workspace.root, declared: workspace.settings.state)
        let handles = try StoreAccess.reporting { try store.read { try $0.index().map(\.handle) } }
        views = RouteViews(handles, catalog: workspace.settings.catalog) { handle in
          try StoreAccess.reporting { try store.read { try SealedState($0).merchant(handle) } }
            .map { RouteView($0) }
        }
      }
    } catch let error as WorkspaceError {
      throw CommandFailure(error)
    }
  }

  /// Runs the tests.
  func run() throws -> RouteTestRun {
    try RouteTestRun(suite.tests, on: views, declaredAt: { compiled?.linked.place(of: $0) })
  }

  /// The files that findings point into.
  var files: SourceFiles { suite.files(behind: compiled?.files ?? SourceFiles([])) }

  /// Findings as policy leaves them, in printed order.
  func rated(_ findings: [Diagnostic]) -> [Diagnostic] {
    workspace.rated(findings).inPrintedOrder(of: files)
  }

  /// Slips in the configuration.
  func trial(from severity: Severity) throws -> SlipTrial {
    guard let compiled else {
      throw CommandFailure(status: .usage, message: "slips are made in the configuration")
    }
    return try SlipTrial(
      in: compiled, tests: suite.tests, planner: Planner(workspace.settings), from: severity)
  }
}
