extension PG {
  /// A task that a PG leaves to a person, with the channels for which it does.
  public struct Duty: Hashable, Sendable {
    /// What is to do.
    public var task: ManualTask
    /// The modes of the channels; a channel on a shared test MID needs nothing registered.
    public var modes: Modes
    /// The generations that call the channels; empty for any.
    public var generations: GenerationSet
    /// The modules of which a channel has one; empty for any.
    public var modules: ModuleSet
    /// The methods of which a channel has one; empty for any.
    public var methods: MethodSet

    init(
      _ task: ManualTask, _ modes: Modes = .live, generations: GenerationSet = [], modules: ModuleSet = [],
      methods: MethodSet = []
    ) {
      self.task = task
      self.modes = modes
      self.generations = generations
      self.modules = modules
      self.methods = methods
    }

    /// The channels that a duty is about, by mode.
    public enum Modes: Sendable {
      /// Live ones.
      case live
      /// Live ones, and test ones on MIDs of their own.
      case own
      /// Test ones, on whatever MID.
      case test
    }

    /// Whether a channel has the duty.
    fileprivate func concerns(_ channel: ChannelTraits) -> Bool {
      let isOfMode =
        switch modes {
        case .live: channel.mode == .live
        case .own: channel.mode == .live || !channel.isOnSharedMID
        case .test: channel.mode == .test
        }
      return isOfMode
        && (generations.isEmpty || !generations.isDisjoint(with: channel.generations))
        && (modules.isEmpty || !modules.isDisjoint(with: channel.modules))
        && (methods.isEmpty || !methods.isDisjoint(with: channel.methods))
    }
  }

  /// What of a channel decides which tasks it leaves to a person.
  public struct ChannelTraits: Hashable, Sendable {
    /// Whether it moves real money.
    public var mode: Mode
    /// The PortOne generations that call it; empty for all that the PG works in.
    public var generations: GenerationSet
    /// Its modules.
    public var modules: ModuleSet
    /// Its methods, written out or assumed.
    public var methods: MethodSet
    /// It runs on a MID that PortOne lends to everybody's tests.
    public var isOnSharedMID: Bool

    /// A channel with these traits.
    public init(
      mode: Mode, generations: GenerationSet = [], modules: ModuleSet, methods: MethodSet = [],
      isOnSharedMID: Bool = false
    ) {
      self.mode = mode
      self.generations = generations
      self.modules = modules
      self.methods = methods
      self.isOnSharedMID = isOnSharedMID
    }
  }

  /// What a channel of this PG leaves to a person, each task once.
  public func manualTasks(for channel: ChannelTraits) -> [ManualTask] {
    var channel = channel
    if channel.generations.isEmpty { channel.generations = modules.generations }
    var tasks: [ManualTask] = []
    if channel.mode == .live, status != .active { tasks.append(.askForContract(status)) }
    tasks += duties.filter { $0.concerns(channel) }.map(\.task)
    tasks += notifications(of: channel)
    if channel.mode == .test { tasks += charges(of: channel) }
    return tasks.enumerated().filter { !tasks[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// Deposits become payments only once the PG reports them to PortOne.
  private func notifications(of channel: ChannelTraits) -> [ManualTask] {
    var tasks: [ManualTask] = []
    let takesDeposits = channel.methods.contains(.vbank) || channel.modules.contains(.apiVirtualAccount)
    if channel.mode == .live, takesDeposits, let deposit = webhook.deposit, !deposit.isAutomatic {
      for generation in channel.generations {
        guard let url = generation == .v1 ? deposit.v1 : deposit.v2 else { continue }
        tasks.append(.reportDeposits(to: url, setBy: deposit.setBy))
      }
    }
    guard channel.mode == .live || !channel.isOnSharedMID else { return tasks }
    for other in webhook.others where channel.generations.contains(other.generation) {
      guard !other.isOfDeposits || takesDeposits else { continue }
      tasks.append(.reportEvents(other.purpose, to: other.url, at: other.place, onlyIf: other.condition))
    }
    return tasks
  }

  /// Hub easy pay is never taken back by itself, whatever the PG does with the rest.
  private func charges(of channel: ChannelTraits) -> [ManualTask] {
    switch test.behaviour {
    case .chargedForGood: return [.cancelTests([])]
    case .chargedThenCancelled:
      let kept = modules.easyPay == .hub ? channel.methods.intersection(.easyPay) : []
      return [.awaitTestCancellation(window: test.cancelWindow)] + (kept.isEmpty ? [] : [.cancelTests(kept)])
    case .noCharge, nil: return []
    }
  }
}
