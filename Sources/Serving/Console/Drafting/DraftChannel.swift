import MidasCatalog
import MidasResources

/// A channel as far as its rows show it.
struct DraftChannel {
  /// What can be declared of it.
  private(set) var resource: Resource
  /// Its modules.
  let modules: ModuleSet
  /// What only a person knows, by the field above which it is said.
  private(set) var open: [(field: Field, text: String)] = []
  /// What else a reader should know.
  private(set) var notes: [String] = []

  /// Drafts the channel at an address.
  init(_ address: Address, _ listed: ListedChannel, of pg: PG, by catalog: Catalog) {
    let test = listed.mode == .test ? pg.test.shared.filter { $0.mid == listed.mid } : []
    let found = DraftModules(of: pg, for: listed.kinds, on: test, mode: listed.mode)
    modules = found.modules

    resource = Resource(
      address,
      [
        .channelMode: .text(listed.mode.name), .channelPG: .text(Self.written(pg)),
        .channelModules: .set(of: modules.names), .channelMID: .text(listed.mid),
      ])
    resource[.channelName] = listed.name.map(FieldValue.text)
    resource[.channelKey] = listed.key.map(FieldValue.text)
    if !found.apart.isEmpty {
      let apart = found.apart.names.joined(separator: ", ")
      open.append(
        (
          .channelModules,
          "leave those that the contract has, and `methods`; or \(apart) alone, if the MID is that of subscriptions"
        ))
    } else if modules.count > 1 {
      open.append(
        (
          .channelModules,
          "leave those that the contract has, and `methods`; these are all that `\(pg.id)` has"
        ))
    }
    if !listed.unknownTypes.isEmpty {
      let types = listed.unknownTypes.map { "`\($0)`" }.joined(separator: ", ")
      open.append((.channelModules, "the modules for \(types), a type of PortOne's that Midas does not know"))
    }
    if listed.rows.contains(where: { $0.provider != listed.provider }) {
      let codes = Set(listed.rows.map(\.provider)).sorted().joined(separator: ", ")
      notes.append("Listed under the codes \(codes).")
    }
    let repeated = Dictionary(grouping: listed.rows, by: \.type).filter { $1.count > 1 }.keys.sorted()
    if listed.key == nil, !repeated.isEmpty {
      notes.append(
        "Listed more than once as \(repeated.joined(separator: ", ")), without channel keys by which to tell apart."
      )
    }
    if test.isEmpty {
      addCredentials(of: pg)
    } else {
      settleTestMID(listed.mid, of: pg, by: catalog)
    }
  }

  /// The id that `pg:` takes; `kcp_identity` is written as its provider.
  private static func written(_ pg: PG) -> String { pg.modules.isIdentityOnly ? pg.provider : pg.id }

  /// A shared test MID: `mid: shared` where that leads to the same, and no credentials, which the console fills in.
  private mutating func settleTestMID(_ mid: String, of pg: PG, by catalog: Catalog) {
    guard let index = catalog.index(ofPG: pg.id) else { return }
    if case .found(let shared) = catalog.sharedTestMID(for: index, TestMIDRequest(modules: modules)),
      shared.mid == mid
    {
      resource[.channelCredential] = .text("shared")
    }
  }

  private mutating func addCredentials(of pg: PG) {
    let address = resource.address
    var references: [(String, String)] = []
    var plain: [String] = []
    var perhaps: [String] = []
    for field in pg.credentials.others {
      guard field.required.holds(modules: modules, methods: []) else {
        if !field.required.isExcluded(modules: modules, methods: .all) { perhaps.append(field.key) }
        continue
      }
      if field.isSecret {
        references.append((field.key, DraftNames.reference(address.merchant, address.id, field.key)))
      } else {
        plain.append(field.key)
      }
    }
    resource[.channelCredentials] = .map(of: references)
    var words: [String] = []
    if !references.isEmpty { words.append("where these values are kept") }
    if !plain.isEmpty { words.append("the value of \(plain.map { "`\($0)`" }.joined(separator: ", "))") }
    if !perhaps.isEmpty {
      words.append("\(perhaps.map { "`\($0)`" }.joined(separator: ", ")), if the contract has it")
    }
    if !words.isEmpty { open.append((.channelCredentials, words.joined(separator: "; "))) }
  }
}
