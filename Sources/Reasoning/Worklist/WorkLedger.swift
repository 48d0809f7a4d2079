import MidasCatalog
import MidasPlanning
import MidasResources

/// What is recorded of each resource beside what the console holds of it, as a history goes on.
struct WorkLedger {
  private let catalog: Catalog
  private let work: ManualWork
  /// What is recorded, by merchant and address.
  private var present: [String: [Address: Account]] = [:]
  /// What is recorded no longer, and may still be at the console.
  private var gone: [Address: [Account]] = [:]
  /// The accounts of the revision that was entered last, by the position of the change.
  private var touched: [Int: Account] = [:]
  private var changeCount = 0

  init(_ catalog: Catalog) {
    self.catalog = catalog
    work = ManualWork(catalog)
  }

  /// One resource, under whatever addresses it had.
  private final class Account {
    /// What the console holds.
    var console: Resource?
    /// What is recorded.
    var recorded: Resource?
    /// The fields whose secrets the console does not have yet.
    var rotated: Set<String> = []
    /// What was done elsewhere.
    var done: Set<Duty> = []
    /// The change that it stands on.
    var last = (revision: 0, position: 0, number: 0)
    var address: Address

    init(_ address: Address) { self.address = address }
  }

  /// Something done at a PG, which was done for one MID of it.
  private struct Duty: Hashable {
    var pg: String?
    var mid: String?
    var mode: String?
    var task: String

    init(_ task: String, of channel: Resource?) {
      pg = channel?.text(.channelPG)
      mid = channel?.text(.channelMID)
      mode = channel?.text(.channelMode)
      self.task = task
    }
  }

  // MARK: - Going on

  /// Enters the changes of one revision.
  mutating func enter(_ changes: [WorkChange]) {
    // All that was there before leaves its address first: one resource may take the address of another.
    touched = [:]
    for change in changes where change.before != nil {
      let address = change.from ?? change.address
      touched[change.position] = present[address.merchant]?.removeValue(forKey: address)
    }
    for change in changes where change.after == nil {
      guard let account = touched[change.position] else { continue }
      set(account, to: change)
      gone[change.address, default: []].append(account)
    }
    for change in changes where change.after != nil {
      let account =
        touched[change.position] ?? gone[change.address]?.popLast() ?? Account(change.address)
      set(account, to: change)
      touched[change.position] = account
      present[change.address.merchant, default: [:]][change.address] = account
    }
    for change in changes { follow(change) }
    changeCount += changes.count
  }

  private func set(_ account: Account, to change: WorkChange) {
    account.recorded = change.after
    account.address = change.address
    guard !change.isSilent else { return }
    account.rotated.formUnion(change.rotated)
    account.last = (change.revision, change.position, changeCount + change.position + 1)
  }

  /// An id is Midas's own: what named the old one at the console names the new one.
  private func follow(_ change: WorkChange) {
    guard let from = change.from, from.id != change.address.id, change.address.kind != .merchant else {
      return
    }
    for account in (present[change.address.merchant] ?? [:]).values {
      account.console?.follow(from, to: change.address)
    }
  }

  /// Marks something as done, and says what it was.
  ///
  /// - Returns: The step as it was when it was ticked; nothing where the last revision left no such step.
  mutating func tick(_ id: WorkID) -> WorkItem? {
    guard let account = touched[id.position] else { return nil }
    let item = items(of: account).first { $0.id.task == id.task }
    if id.task == ConsoleStep.task {
      account.console = account.recorded
      account.rotated = []
    } else {
      account.done.insert(Duty(id.task, of: account.recorded))
    }
    return item
  }

  // MARK: - What is left

  /// The steps that are open, in no order.
  var items: [WorkItem] {
    present.values.flatMap { $0.values.flatMap(items) } + gone.values.flatMap { $0.flatMap(items) }
  }

  private func items(of account: Account) -> [WorkItem] {
    func item(_ work: WorkItem.Work, _ task: String, part: Int? = nil) -> WorkItem {
      let id = WorkID(revision: account.last.revision, position: account.last.position, task: task)
      return WorkItem(
        id: id, address: account.address, work: work, change: account.last.number, part: part)
    }
    var items: [WorkItem] = []
    let step = ConsoleStep(
      from: account.console, to: account.recorded, rotated: account.rotated, catalog, naming: name)
    if let step { items.append(item(.console(step), ConsoleStep.task)) }
    guard let channel = account.recorded, channel.address.kind == .channel else { return items }
    for (part, task) in work.tasks(of: channel).enumerated() {
      let word = "\(task.kind.rawValue) \(task.subject)"
      guard !account.done.contains(Duty(word, of: channel)) else { continue }
      items.append(item(.elsewhere(task), word, part: part))
    }
    return items
  }

  /// What the console calls a recorded channel or sub-merchant.
  private func name(of address: Address) -> String {
    let resource = present[address.merchant]?[address]?.recorded
    return resource?.text(address.kind == .channel ? .channelName : .submerchantName) ?? address.id
  }
}

extension Resource {
  /// Names `to` wherever it names `from`.
  fileprivate mutating func follow(_ from: Address, to: Address) {
    switch (from.kind, address.kind) {
    case (.channel, .default) where text(.defaultChannel) == from.id:
      self[.defaultChannel] = .text(to.id)
    case (.channel, .group):
      let entries = entries(.groupChannels).map { ($0.key == from.id ? to.id : $0.key, $0.value) }
      self[.groupChannels] = .map(of: entries)
    case (.submerchant, .channel) where text(.channelAssign) == from.id:
      self[.channelAssign] = .text(to.id)
    default: break
    }
  }
}
