/// What a test channel that says `mid: shared` asks for.
public struct TestMIDRequest: Hashable, Sendable {
  /// The channel's modules.
  public var modules: ModuleSet
  /// The methods it takes, written out or assumed.
  public var methods: MethodSet
  /// The currencies it declares.
  public var currencies: [String]
  /// Its tax setting.
  public var tax: Tax

  /// A request of a channel with these properties.
  public init(modules: ModuleSet, methods: MethodSet = [], currencies: [String] = [], tax: Tax = .unset) {
    self.modules = modules
    self.methods = methods
    self.currencies = currencies
    self.tax = tax
  }
}

/// The answer to `mid: shared`.
public enum SharedTestMID: Hashable, Sendable {
  /// The one MID that fits.
  case found(TestMID)
  /// Nothing fits; these are all the shared MIDs of the PG.
  case none(known: [TestMID])
  /// More than one fits, and the channel asks for none of them exactly.
  case several([TestMID])
  /// The PG wants credentials of one's own; these are the shared MIDs that documents list all the same.
  case ownCredentialsRequired(known: [TestMID])
}

extension Catalog {
  /// The shared test MID that serves every module a channel asks for.
  ///
  /// At a hub `window.simple` counts as `window.general`. A qualified MID is taken only when the channel asks for
  /// exactly its qualification, and then before an unqualified one.
  public func sharedTestMID(for pg: Int, _ request: TestMIDRequest) -> SharedTestMID {
    let test = entries[pg].test
    var known = test.shared
    if isUnderOwnTestCredentialsRule(pg) {
      known = known.filter { opensTestCredentials(pg, modules: request.modules, mid: $0.mid) }
      if known.isEmpty { return .ownCredentialsRequired(known: test.shared) }
    }
    let isHub = entries[pg].modules.easyPay == .hub
    let wanted = request.modules.foldingSimple(isHub)
    let fitting = known.filter { wanted.isSubset(of: $0.modules.foldingSimple(isHub)) }
    let exact = fitting.filter { $0.qualifier?.isExactly(request) ?? false }
    if let only = exact.first { return exact.count == 1 ? .found(only) : .several(exact) }
    let plain = fitting.filter { $0.qualifier == nil }
    if let only = plain.first { return plain.count == 1 ? .found(only) : .several(plain) }
    return fitting.count > 1 ? .several(fitting) : .none(known: known)
  }
}

extension Mask<Module> {
  fileprivate func foldingSimple(_ isHub: Bool) -> ModuleSet {
    guard isHub, contains(.windowSimple) else { return self }
    var folded = self
    folded.remove(.windowSimple)
    folded.insert(.windowGeneral)
    return folded
  }
}

extension TestMID.Qualifier {
  /// Whether a channel asks for exactly this; countries, scopes and card data stand in no file.
  fileprivate func isExactly(_ request: TestMIDRequest) -> Bool {
    switch self {
    case .methods(let methods): request.methods == methods
    case .brand(let brand): request.methods == MethodSet(brand)
    case .tax(let tax): request.tax == tax
    case .currency(let currency): request.currencies == [currency]
    case .country, .scope, .cardFields: false
    }
  }
}
