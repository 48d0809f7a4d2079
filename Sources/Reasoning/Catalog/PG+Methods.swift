extension PG {
  /// The methods of one module in one generation.
  public struct MethodList: Hashable, Sendable, BitwiseCopyable {
    /// The methods that the documents name.
    public var named: MethodSet
    /// Methods that may be there too: members of a group given by its collective name only, or a disputed one.
    public var possible: MethodSet

    init(_ named: MethodSet, possible: MethodSet = []) {
      self.named = named
      self.possible = possible
    }
  }

  /// The method lists of one generation; nil where the documents give none.
  public struct MethodLists: Hashable, Sendable, BitwiseCopyable {
    /// Of `window.general`, and at a hub of `window.simple`.
    public var general: MethodList?
    /// Of `window.simple` at a direct easy-pay PG.
    public var simple: MethodList?
    /// Of `window.subscription`.
    public var subscription: MethodList?
    /// Of `window.key-in`.
    public var keyIn: MethodList?
    /// Of `api.key-in`.
    public var apiKeyIn: MethodList?
    /// Of `api.subscription`.
    public var apiSubscription: MethodList?
    /// Methods whose billing key comes with a first payment and cannot be issued alone.
    public var issueAndPayAtOnce: MethodSet

    init(
      general: MethodList? = nil, simple: MethodList? = nil, subscription: MethodList? = nil,
      keyIn: MethodList? = nil, apiKeyIn: MethodList? = nil, apiSubscription: MethodList? = nil,
      issueAndPayAtOnce: MethodSet = []
    ) {
      self.general = general
      self.simple = simple
      self.subscription = subscription
      self.keyIn = keyIn
      self.apiKeyIn = apiKeyIn
      self.apiSubscription = apiSubscription
      self.issueAndPayAtOnce = issueAndPayAtOnce
    }

    /// The list of a module.
    ///
    /// Virtual accounts issued by API have `vbank` alone, identity has no list.
    public func list(of module: Module) -> MethodList? {
      switch module {
      case .windowGeneral: general
      case .windowSimple: simple ?? general
      case .windowSubscription: subscription
      case .windowKeyIn: keyIn
      case .apiKeyIn: apiKeyIn
      case .apiSubscription: apiSubscription
      case .apiVirtualAccount: MethodList(MethodSet(.vbank))
      case .identity: nil
      }
    }
  }

  /// The methods of a PG's modules.
  public struct Methods: Hashable, Sendable, BitwiseCopyable {
    /// In V1.
    public var v1: MethodLists
    /// In V2.
    public var v2: MethodLists
    /// The PG's own brand: always taken by its window modules, whatever the lists call it.
    public var brand: Method?
    /// Methods that the lists still name and that have ended.
    public var ended: MethodSet
    /// How sure the lists are; below `plain` they refuse nothing.
    public var confidence: Confidence

    init(
      v1: MethodLists = MethodLists(), v2: MethodLists = MethodLists(), brand: Method? = nil,
      ended: MethodSet = [], confidence: Confidence = .plain
    ) {
      self.v1 = v1
      self.v2 = v2
      self.brand = brand
      self.ended = ended
      self.confidence = confidence
    }

    /// The lists of a generation.
    public subscript(generation: Generation) -> MethodLists {
      switch generation {
      case .v1: v1
      case .v2: v2
      }
    }
  }

  /// The methods that modules take, over the generations asked about.
  public struct ModuleMethods: Hashable, Sendable, BitwiseCopyable {
    /// The methods that the documents name: what a channel without `methods` is assumed to take.
    public var named: MethodSet
    /// The methods that may be declared; every method where `isOpen`.
    public var allowed: MethodSet
    /// At least one module has no list, or the lists are not plain, so that any method must be let pass.
    public var isOpen: Bool
  }

  /// The methods that at least one of the modules takes in at least one of the generations.
  ///
  /// A module is judged by the generations that have it; one that no list covers leaves the answer open.
  @inlinable
  public func methods(of modules: ModuleSet, in generations: GenerationSet = .all) -> ModuleMethods {
    methods.answer(for: modules, in: generations, self.modules)
  }

  /// The methods that one module takes in at least one of the generations.
  @inlinable
  public func methods(of module: Module, in generations: GenerationSet = .all) -> ModuleMethods {
    methods.answer(for: ModuleSet(module), in: generations, modules)
  }
}

extension PG.Methods {
  // On the trivially copyable parts of an entry, so that a rule's question copies no text.
  @usableFromInline
  func answer(
    for modules: ModuleSet, in generations: GenerationSet, _ statements: PG.Modules
  ) -> PG.ModuleMethods {
    var answer = PG.ModuleMethods(named: [], allowed: [], isOpen: !modules.isEmpty && confidence < .plain)
    let working = generations.intersection(statements.generations)
    for module in modules {
      // Where a generation denies the module its missing list says nothing.
      let isStated = statements.stated(in: working).contains(module)
      for generation in working where !isStated || statements.stated(generation).contains(module) {
        guard let list = self[generation].list(of: module) else {
          answer.isOpen = true
          continue
        }
        answer.named.formUnion(list.named)
        answer.allowed.formUnion(list.named.union(list.possible))
      }
      if let brand, ModuleSet.window.contains(module) { answer.allowed.insert(brand) }
    }
    if answer.isOpen { answer.allowed = .all }
    answer.named = answer.named.subtracting(ended)
    answer.allowed = answer.allowed.subtracting(ended)
    return answer
  }
}
