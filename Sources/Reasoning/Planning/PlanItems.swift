/// The steps or the expectations of a plan, in order.
///
/// Those of merchants that are recorded are held. Those of a merchant that the plan creates whole follow from its
/// declaration alone: they are made anew whenever they come up, so that a plan of a million channels takes hardly more
/// room than the workspace that it was made of.
public struct PlanItems<Item: Hashable & Sendable>: Sendable {
  private enum Part: Sendable {
    case held([Item])
    case made(Made)
  }

  /// The items of a merchant that is created whole.
  public struct Made: Sendable {
    /// The merchant's handle.
    public let handle: String
    /// The place of the first of them among all items.
    public let place: Int
    /// How many there are.
    public let count: Int
  }

  private var parts: [Part] = []
  /// How many items there are up to the end of each part.
  private var ends: [Int] = []
  private let unfold: @Sendable (_ handle: String) -> [PlanStep]
  private let make: @Sendable (_ steps: [PlanStep]) -> [Item]

  /// No items yet.
  ///
  /// - Parameters:
  ///   - unfold: Makes the steps of a merchant that is created whole, the same ones each time.
  ///   - make: What follows from these steps.
  init(
    unfolding unfold: @escaping @Sendable (_ handle: String) -> [PlanStep],
    making make: @escaping @Sendable (_ steps: [PlanStep]) -> [Item]
  ) {
    self.unfold = unfold
    self.make = make
  }

  /// Items that are all held.
  public init(_ items: [Item] = []) {
    self.init(unfolding: { _ in [] }, making: { _ in [] })
    append(contentsOf: items)
  }

  /// How many there are.
  public var count: Int { ends.last ?? 0 }

  /// Adds items that are held.
  public mutating func append(contentsOf items: [Item]) {
    guard !items.isEmpty else { return }
    let end = count + items.count
    parts.append(.held(items))
    ends.append(end)
  }

  /// Adds the items of a merchant that is created whole, without holding them.
  mutating func append(made handle: String, count: Int) {
    guard count > 0 else { return }
    let place = self.count
    parts.append(.made(Made(handle: handle, place: place, count: count)))
    ends.append(place + count)
  }

  // MARK: - Parts

  /// The items that are held.
  public var held: [Item] {
    let held = parts.compactMap { part in
      if case .held(let items) = part { items } else { nil }
    }
    return held.count == 1 ? held[0] : Array(held.joined())
  }

  /// The place of each item that is held among all items.
  public var heldPlaces: [Int] {
    zip(parts, ends).flatMap { part, end -> Range<Int> in
      if case .held(let items) = part { end - items.count..<end } else { end..<end }
    }
  }

  /// The merchants whose items are made, in the order of the items.
  public var made: [Made] {
    parts.compactMap { part in
      if case .made(let made) = part { made } else { nil }
    }
  }

  /// How many items are made.
  public var madeCount: Int { made.reduce(0) { $0 + $1.count } }

  /// The items of a merchant that is created whole.
  public func items(of handle: String) -> [Item] { make(unfold(handle)) }

  /// The items that follow from the steps of a merchant that is created whole.
  public func items(from steps: [PlanStep]) -> [Item] { make(steps) }

  /// Hands over one part after the other: what makes its items, and where they come from if they are made.
  func forEachPart(_ body: (_ made: Made?, _ items: () -> [Item]) throws -> Void) rethrows {
    for part in parts {
      switch part {
      case .held(let items): try body(nil, { items })
      case .made(let made): try body(made, { items(of: made.handle) })
      }
    }
  }

  /// The parts in groups of some thousand items, each of which can be made by itself.
  var pieces: [Range<Int>] {
    var pieces: [Range<Int>] = []
    var first = 0
    for part in parts.indices where ends[part] - start(of: first) >= 4_000 || part == parts.endIndex - 1 {
      pieces.append(first..<part + 1)
      first = part + 1
    }
    return pieces
  }

  /// Hands over the items of some parts.
  func forEachItem(in piece: Range<Int>, _ body: (Item) -> Void) {
    for part in piece {
      for item in items(at: part) { body(item) }
    }
  }

  private func items(at part: Int) -> [Item] {
    switch parts[part] {
    case .held(let items): items
    case .made(let made): items(of: made.handle)
    }
  }

  /// The part that has the item at `index`.
  private func part(of index: Int) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func start(of part: Int) -> Int { part == 0 ? 0 : ends[part - 1] }
}

extension PlanItems: RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral {
  /// Items that are all held.
  public init(arrayLiteral items: Item...) { self.init(items) }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { count }

  /// The item at that place; one that is set is held from then on, and what belongs to its merchant with it.
  public subscript(index: Int) -> Item {
    get {
      let part = part(of: index)
      return items(at: part)[index - start(of: part)]
    }
    set {
      let part = part(of: index)
      var items = items(at: part)
      // What is held nowhere else is changed in its place.
      parts[part] = .held([])
      items[index - start(of: part)] = newValue
      parts[part] = .held(items)
    }
  }

  /// One merchant after the other.
  public struct Iterator: IteratorProtocol {
    private let items: PlanItems
    private var part = 0
    private var current: IndexingIterator<[Item]> = [].makeIterator()

    fileprivate init(_ items: PlanItems) { self.items = items }

    /// The next item.
    public mutating func next() -> Item? {
      while true {
        if let item = current.next() { return item }
        guard part < items.parts.count else { return nil }
        current = items.items(at: part).makeIterator()
        part += 1
      }
    }
  }

  /// One merchant after the other.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension PlanItems: Hashable {
  /// The same items in the same order, held or made.
  public static func == (left: PlanItems, right: PlanItems) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  /// Feeds the number of items, which is told without making any.
  public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
