extension PG {
  /// The modules of a PG as the documents of each generation give them.
  public struct Modules: Hashable, Sendable, BitwiseCopyable {
    /// The generations that the PG works in.
    public var generations: GenerationSet
    /// What V1 documents say.
    public var v1: Statement
    /// What V2 documents say.
    public var v2: Statement
    /// How `window.simple` is offered, if it is.
    public var easyPay: EasyPay?
    /// The identity verification it offers, if any.
    public var identity: Identity?
    /// The channel form has identity verification only; payments are refused.
    public var isIdentityOnly: Bool
    /// How sure all of it is.
    public var confidence: Confidence

    init(
      v1: Statement? = nil, v2: Statement? = nil, easyPay: EasyPay? = nil, identity: Identity? = nil,
      isIdentityOnly: Bool = false, confidence: Confidence = .plain
    ) {
      generations = GenerationSet()
      if v1 != nil { generations.insert(.v1) }
      if v2 != nil { generations.insert(.v2) }
      self.v1 = v1 ?? Statement()
      self.v2 = v2 ?? Statement()
      self.easyPay = easyPay
      self.identity = identity
      self.isIdentityOnly = isIdentityOnly
      self.confidence = confidence
    }

    /// What the documents of a generation say.
    @inlinable
    public subscript(generation: Generation) -> Statement {
      switch generation {
      case .v1: v1
      case .v2: v2
      }
    }

    /// The modules stated in a generation, disputed ones included.
    @inlinable
    public func stated(_ generation: Generation) -> ModuleSet { self[generation].stated }

    /// The modules stated in at least one of the generations.
    @inlinable
    public func stated(in generations: GenerationSet) -> ModuleSet {
      (generations.contains(.v1) ? v1.stated : ModuleSet())
        .union(generations.contains(.v2) ? v2.stated : ModuleSet())
    }
  }

  /// What the documents of one generation say of a PG's modules; what no set names, they are silent on.
  public struct Statement: Hashable, Sendable, BitwiseCopyable {
    /// The modules given.
    public var stated: ModuleSet
    /// The modules denied.
    public var denied: ModuleSet
    /// The modules, given, denied or neither, on which documents contradict each other.
    public var disputed: ModuleSet
    /// The modules given for some methods only: `window.subscription` for easy-pay brands, `api.key-in` for virtual accounts.
    public var partial: ModuleSet

    init(
      stated: ModuleSet = [], denied: ModuleSet = [], disputed: ModuleSet = [], partial: ModuleSet = []
    ) {
      self.stated = stated
      self.denied = denied
      self.disputed = disputed
      self.partial = partial
    }
  }

  /// How a PG offers easy payment.
  public enum EasyPay: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Brands are offered inside its window: they are methods of `window.general`.
    case hub
    /// It is such a brand itself: its one-off module is `window.simple`.
    case direct

    /// The word for it.
    public var name: String {
      switch self {
      case .hub: "hub"
      case .direct: "direct"
      }
    }
  }

  /// How a PG verifies identity.
  public enum Identity: UInt8, Hashable, Sendable, BitwiseCopyable {
    case phone
    case creditCard
    case unifiedCertificates

    /// The words for it.
    public var name: String {
      switch self {
      case .phone: "phone"
      case .creditCard: "credit card"
      case .unifiedCertificates: "unified certificates"
      }
    }
  }
}

/// What the documents say of a module at a PG, over the generations asked about.
public enum Support: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Plainly not supported in any of them.
  case denied
  /// Nothing is said.
  case silent
  /// Documents contradict each other, or deny it and list a shared test MID for it.
  case disputed
  /// Plainly supported in at least one of them.
  case stated
}

extension PG {
  /// The best that the documents say of a module over those of `generations` that the PG works in.
  ///
  /// `window.general` counts as denied at a direct easy-pay PG, a payment module at an identity-only one. Where
  /// the PG works in none of the generations the answer is `denied`.
  @inlinable
  public func support(_ module: Module, in generations: GenerationSet = .all) -> Support {
    modules.support(module, in: generations, hasTestMID: test.serves.contains(module))
  }

  /// The PG of the same company that has a module which this one lacks.
  public func sibling(for module: Module) -> String? {
    siblings.first { $0.modules.contains(module) }?.pg
  }
}

extension PG.Modules {
  // On the trivially copyable part of an entry, so that a rule's question copies no text.
  @usableFromInline
  func support(_ module: Module, in generations: GenerationSet, hasTestMID: Bool) -> Support {
    let working = generations.intersection(self.generations)
    var best = Support.denied
    for generation in working {
      let answer = support(module, in: generation)
      if answer.rawValue > best.rawValue { best = answer }
    }
    return best == .denied && hasTestMID && !working.isEmpty ? .disputed : best
  }

  private func support(_ module: Module, in generation: Generation) -> Support {
    let statement = self[generation]
    if statement.disputed.contains(module) { return .disputed }
    if statement.stated.contains(module) { return .stated }
    if statement.denied.contains(module) { return .denied }
    if isIdentityOnly, module != .identity { return .denied }
    if module == .windowGeneral, easyPay == .direct { return .denied }
    return .silent
  }
}
