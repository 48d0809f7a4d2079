import ArgumentParser
import MidasCatalog
import MidasCompiler
import MidasPlanning
import MidasResources
import MidasRouting
import MidasStore
import MidasWorkspace

/// `midas lookup`: which channel a request reaches, and why.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Tells which channel a request reaches, and why.",
    discussion: """
      REQUEST is what V1 requests say in `pg`: CODE.MID or CODE; an empty one names no PG. A request by channel key, \
      or by what a channel must be able to do, has --key or --mode and --module instead.
      """)

  @Argument(help: "The merchant or sub-merchant that asks: acme or acme:books.")
  var scope: String

  @Argument(help: "What the request says in `pg`. With --key or --module there is none: PATH stands here.")
  var request: String?

  @Argument(help: "A path in the workspace. Default: the working folder.")
  var path: String?

  @Option(help: "The kind of a V1 request: window, api or identity.", transform: CatalogArgument.kind)
  var kind = RequestKind.window

  @Option(help: "The channel key, or the id of a channel group.")
  var key: String?

  @Option(help: "The mode that the channel must have: live or test.", transform: CatalogArgument.mode)
  var mode: Mode?

  @Option(help: "The module that the channel must have.", transform: CatalogArgument.module)
  var module: Module?

  @Option(help: "The method that the channel must take.", transform: CatalogArgument.method)
  var method: Method?

  @Option(help: "The currency (ISO 4217) that the channel must take.")
  var currency: String?

  @Option(help: "What is asked: the recorded state, or the configuration without opening a store.")
  var from = Origin.state

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Exit with 1 also for a fallback, the oldest of several and a test channel.")
  var strict = false

  @Option(help: "The form of the output.")
  var format = OutputFormat.text

  enum Origin: String, CaseIterable, ExpressibleByArgument {
    case state
    case config
  }

  func validate() throws {
    if key != nil && (mode != nil || module != nil) {
      throw ValidationError("a request names its channel by --key or by --mode and --module, not by both")
    }
    if (mode == nil) != (module == nil) { throw ValidationError("--mode and --module belong together") }
    if module == nil && (method != nil || currency != nil) {
      throw ValidationError("--method and --currency narrow a --module")
    }
    if isDirect && path != nil {
      throw ValidationError("a request names its channel by REQUEST or by --key or --module, not by both")
    }
    _ = try address
  }

  /// Whether the request names its channel without `pg`, so that there is no REQUEST.
  private var isDirect: Bool { key != nil || module != nil }

  /// The merchant or sub-merchant that asks.
  private var address: Address {
    get throws {
      guard let address = Address(parsing: scope), [.merchant, .submerchant].contains(address.kind) else {
        throw ValidationError("`\(scope)` is no merchant or sub-merchant: write acme or acme:books")
      }
      return address
    }
  }

  /// The path of the workspace, as far as it is known here.
  private var place: String { (isDirect ? request : path) ?? "." }

  /// The request as the command line has it.
  private var written: String {
    if let key { return key }
    guard let mode, let module else { return request ?? "" }
    return [mode.name, module.name, method?.name, currency].compactMap(\.self).joined(separator: " ")
  }

  private var question: RouteRequest {
    get throws {
      var naming = RouteRequest.Naming.pg(request ?? "")
      if let key { naming = .key(key) }
      if let mode, let module {
        naming = .ability(
          RouteRequest.Ability(mode: mode, module: module, method: method, currency: currency))
      }
      return RouteRequest(scope: try address, kind: kind, naming: naming)
    }
  }
}

extension LookupCommand {
  func run() throws {
    let question = try question
    let surroundings = try StoreAccess.surroundings(of: place)
    let view = try from == .config ? declaredView(question) : recordedView(question, surroundings)
    let answer =
      view.map { Router($0, catalog: surroundings.settings.catalog).answer(question) }
      ?? .nothing(absence(of: question))
    let order: RouteView.Order = from == .config ? .declared : .recorded
    Terminal.write(format == .json ? answer.json(to: question, as: written, order: order) : answer.text)
    if answer.outcome == .none || strict && answer.isDoubtful { throw CommandFailure(status: .findings) }
  }

  private func recordedView(_ request: RouteRequest, _ surroundings: Surroundings) throws -> RouteView? {
    let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
    return try StoreAccess.reporting {
      try store.read { try SealedState($0).merchant(request.scope.merchant) }.map { RouteView($0) }
    }
  }

  private func declaredView(_ request: RouteRequest) throws -> RouteView? {
    let compiled = try WorkspaceOptions.correct(place)
    let files = compiled.workspace.files
    return try compiled.linked.merchant(named: request.scope.merchant)
      .map { try compiled.linked.wanted($0) { files[$0].path } }.map { RouteView($0) }
  }

  private func absence(of request: RouteRequest) -> String {
    let merchant = request.scope.merchant
    return from == .config
      ? "no merchant `\(merchant)` is declared"
      : "no merchant `\(merchant)` is recorded; `--from config` asks the configuration"
  }
}
