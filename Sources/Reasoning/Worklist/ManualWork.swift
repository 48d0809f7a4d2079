public import MidasCatalog
public import MidasPlanning
public import MidasResources

/// What a plan leaves to people: at the PG, or where PortOne's console has no button.
public struct ManualWork: Sendable {
  private let catalog: Catalog

  /// The work that channels of PGs in `catalog` make.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// What `step` leaves to do; a change leaves only what was not owed before it.
  @Sendable
  public func steps(after step: PlanStep) -> [ManualStep] {
    tasks(after: step).map { ManualStep(step.address, kind: $0.kind.rawValue, $0.text) }
  }

  private func tasks(after step: PlanStep) -> [ManualTask] {
    switch step.kind {
    case .channel: tasks(ofChannel: step)
    case .webhook: tasks(ofWebhook: step)
    case .submerchant: step.action == .replace ? [.recreateSubmerchant] : []
    case .merchant, .group, .default, .key, .whitelist: []
    }
  }

  // MARK: - Channels

  private func tasks(ofChannel step: PlanStep) -> [ManualTask] {
    guard let after = step.resource else { return [] }
    let owed = tasks(of: after)
    guard let before = step.resourceBefore, step.action != .replace else { return owed }
    // What is registered at a PG is registered for a MID.
    guard before.text(.channelMID) == after.text(.channelMID) else { return owed }
    let done = tasks(of: before)
    return owed.filter { !done.contains($0) }
  }

  /// What a channel leaves to do, at its PG and in tests.
  func tasks(of channel: Resource) -> [ManualTask] {
    guard let pg = catalog.index(ofPGOf: channel) else { return [] }
    let mid = channel.text(.channelMID) ?? ""
    return catalog.entries[pg].manualTasks(
      for: PG.ChannelTraits(
        mode: channel.text(.channelMode) == Mode.test.name ? .test : .live,
        generations: GenerationSet(
          channel.members(.channelAPI).compactMap { word in
            Generation.allCases.first { $0.name == word }
          }),
        modules: ModuleSet(channel.members(.channelModules).compactMap(Module.init(name:))),
        methods: MethodSet(channel.members(.channelMethods).compactMap { SpelledMethod($0)?.method }),
        isOnSharedMID: channel.text(.channelCredential) == "shared" || catalog.isCurrentTestMID(mid)))
  }

  // MARK: - Webhooks

  private func tasks(ofWebhook step: PlanStep) -> [ManualTask] {
    guard let after = step.resource else {
      // A webhook that requests carry themselves has no URL in the console.
      return step.resourceBefore?.consoleURL == nil ? [] : [.removeWebhook]
    }
    let before = step.resourceBefore
    var tasks: [ManualTask] = []
    if let old = before?.consoleURL, after.consoleURL != old {
      tasks.append(after.consoleURL == nil ? .removeWebhook : .keepOldWebhook(old))
    }
    let secrets = after.members(.webhookSecrets).filter {
      before?.members(.webhookSecrets).contains($0) != true
    }
    if !secrets.isEmpty { tasks.append(.issueWebhookSecrets(secrets)) }
    return tasks
  }
}

extension Resource {
  /// The URL that the console holds for a webhook; nil where every request carries its own.
  fileprivate var consoleURL: String? {
    let url = text(.webhookURL)
    return url == "per-request" ? nil : url
  }
}

extension PlanStep {
  /// What is recorded until the step, without its maps; nil for a creation.
  fileprivate var resourceBefore: Resource? {
    guard action != .create else { return nil }
    var before = resource ?? Resource(address)
    for change in changes {
      if let field = Field(kind, named: change.field) { before[field] = change.before }
    }
    return before
  }
}

extension Catalog {
  /// The entry of a recorded channel's PG; nil where this catalog does not know the PG.
  public func index(ofPGOf channel: Resource) -> Int? {
    guard let pg = channel.text(.channelPG).flatMap({ index(ofPG: $0) }) else { return nil }
    let isIdentity = channel.members(.channelModules) == [Module.identity.name]
    return index(pg, for: isIdentity ? [.identity] : [])
  }
}
