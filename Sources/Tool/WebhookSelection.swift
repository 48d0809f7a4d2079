import ArgumentParser
import MidasCatalog
import MidasCompiler
import MidasPlanning
import MidasResources
import MidasStore
import MidasWebhooks
import MidasWorkspace

/// The options that say which webhook is meant, and where it is looked up.
struct WebhookSelection: ParsableArguments {
  @Option(help: "The webhook's mode: live or test.", transform: CatalogArgument.mode)
  var mode: Mode?

  @Option(help: "What is asked: the recorded state, or the configuration without opening a store.")
  var from = LookupCommand.Origin.state

  @OptionGroup var state: StateOptions

  /// A webhook and all else of its merchant.
  struct Found {
    /// The webhook.
    var slot: WebhookSlot
    /// Every webhook of the merchant, its sub-merchants' among them.
    var others: [WebhookSlot]
    /// The revision that recorded it; nothing for the configuration.
    var revision: Int?
    /// Where it is declared.
    var place: String
  }

  /// The merchant or sub-merchant that `text` names.
  static func scope(_ text: String) throws -> Address {
    guard let address = Address(parsing: text), [.merchant, .submerchant].contains(address.kind) else {
      throw ValidationError("`\(text)` is no merchant or sub-merchant: write acme or acme:books")
    }
    return address
  }

  /// The one webhook of `scope` that is meant.
  func webhook(of scope: Address, api: Generation?, _ surroundings: Surroundings) throws -> Found {
    let resources = try resources(of: scope.merchant, surroundings)
    guard resources.contains(where: { $0.resource.address == scope }) else {
      let place = from == .state ? "recorded; `--from config` asks the configuration" : "declared"
      throw CommandFailure(status: .findings, message: "no \(scope.kind.name) `\(scope)` is \(place)")
    }
    let all = WebhookSlot.all(of: scope, in: resources.map(\.resource))
    let meant = all.filter { (api == nil || $0.api == api) && (mode == nil || $0.mode == mode) }
    guard let slot = meant.first, meant.count == 1 else { throw ambiguity(of: scope, all, meant) }
    let found = resources.first { $0.resource.address == slot.address }
    return Found(
      slot: slot, others: resources.compactMap { WebhookSlot($0.resource) },
      revision: from == .state ? found?.revision : nil, place: found?.place ?? "")
  }

  private func ambiguity(of scope: Address, _ all: [WebhookSlot], _ meant: [WebhookSlot]) -> CommandFailure {
    let shown = (meant.isEmpty ? all : meant).map { "`\($0.address)`" }.joined(separator: ", ")
    if all.isEmpty {
      return CommandFailure(status: .findings, message: "`\(scope)` has no webhook: PortOne notifies nobody")
    }
    if meant.isEmpty {
      return CommandFailure(status: .findings, message: "`\(scope)` has no such webhook, only \(shown)")
    }
    return CommandFailure(
      status: .usage, message: "`\(scope)` has several (\(shown)): say which with --mode and --api")
  }

  private typealias Row = (resource: Resource, revision: Int?, place: String)

  private func resources(of merchant: String, _ surroundings: Surroundings) throws -> [Row] {
    func row(_ resource: Resource, _ revision: Int?, _ provenance: Provenance) -> Row {
      (resource, revision, "\(provenance.path):\(provenance.line)")
    }
    switch from {
    case .state:
      let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
      let recorded = try StoreAccess.reporting { try store.read { try SealedState($0).merchant(merchant) } }
      return recorded?.resources.map { row($0.resource, $0.revision, $0.provenance) } ?? []
    case .config:
      let compiled = try WorkspaceOptions.compiled(
        Workspace.Request(paths: [surroundings.root], usingCache: true))
      guard !compiled.blocksPlan else {
        throw CommandFailure(
          status: .findings, message: "the configuration has errors; `midas validate` shows them")
      }
      let files = compiled.workspace.files
      let declared = try compiled.linked.merchant(named: merchant).map {
        try compiled.linked.wanted($0) { files[$0].path }
      }
      return declared?.resources.map { row($0.resource, nil, $0.provenance) } ?? []
    }
  }
}
