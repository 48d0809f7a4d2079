/// The units of a workspace: their outlines at hand, the units themselves in memory or kept elsewhere.
public struct Units: Sendable {
  private enum Holding: Sendable {
    case held(Unit)
    /// The shelf has it under this number.
    case kept(Int)
  }

  /// The outline of each.
  public private(set) var outlines: [Unit.Outline] = []
  private var holdings: [Holding] = []
  private let shelf: (any UnitShelf)?

  /// No units yet; what is added as kept is on `shelf`.
  public init(on shelf: (any UnitShelf)? = nil) { self.shelf = shelf }

  /// Units in memory.
  public init(_ units: [Unit]) {
    self.init()
    for unit in units { append(unit) }
  }

  /// How many there are.
  public var count: Int { outlines.count }

  /// Makes room for `count` units.
  public mutating func reserveCapacity(_ count: Int) {
    outlines.reserveCapacity(count)
    holdings.reserveCapacity(count)
  }

  /// Adds a unit in memory.
  public mutating func append(_ unit: Unit) {
    outlines.append(unit.outline)
    holdings.append(.held(unit))
  }

  /// Adds a unit that the shelf has under `number`.
  public mutating func append(_ outline: Unit.Outline, keptAs number: Int) {
    outlines.append(outline)
    holdings.append(.kept(number))
  }

  /// Puts a unit in memory in the place of another one.
  public mutating func replace(_ index: Int, by unit: Unit) {
    outlines[index] = unit.outline
    holdings[index] = .held(unit)
  }

  /// A unit; one that is kept is fetched each time.
  public subscript(index: Int) -> Unit {
    switch holdings[index] {
    case .held(let unit): unit
    case .kept(let number): shelf?.unit(number) ?? Unit()
    }
  }

  /// The number under which the shelf has a unit; nil for one in memory.
  public func keptNumber(_ index: Int) -> Int? {
    if case .kept(let number) = holdings[index] { number } else { nil }
  }

  /// Only the first `count` of them.
  public func prefix(_ count: Int) -> Units {
    var units = self
    units.outlines.removeLast(outlines.count - count)
    units.holdings.removeLast(holdings.count - count)
    return units
  }

  /// Whether a unit that was fetched is the one that its outline is of.
  public func isGenuine(_ unit: Unit, at index: Int) -> Bool { unit.outline.isSame(as: outlines[index]) }
}

/// Where units are that are not in memory.
public protocol UnitShelf: Sendable {
  /// The unit with that number.
  ///
  /// Where it is damaged and cannot be compiled again, another one; who plans from units holds them against their
  /// outlines.
  func unit(_ number: Int) -> Unit
}
