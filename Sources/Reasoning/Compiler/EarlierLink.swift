/// What an earlier link of a workspace told, as far as it holds still; with it, a link looks at what is new and at
/// keys that were shared.
public struct EarlierLink: Sendable {
  /// What is known of a unit.
  public enum Standing: Sendable, Hashable {
    /// It was not part of that link.
    case fresh
    /// It was; its facts are not in the order of facts that was kept.
    case young
    /// It was; in the order of facts that was kept, it has this number.
    case ordered(Int)
  }

  /// A merchant in several files that was compiled for that link.
  public struct Joint: Sendable {
    /// Its files now, the one with its main document first.
    public var files: [Int]
    /// The outline of its unit.
    public var outline: Unit.Outline
    /// The number under which the shelf has its unit.
    public var number: Int
    /// What is known of its unit.
    public var standing: Standing

    /// A merchant of `files`.
    public init(files: [Int], outline: Unit.Outline, number: Int, standing: Standing) {
      self.files = files
      self.outline = outline
      self.number = number
      self.standing = standing
    }
  }

  /// What is known of the unit of each file.
  public var standings: [Standing]
  /// Merchants in several files none of which has changed, by the file of their main document.
  private var joints: [Int: [Joint]]
  /// The hashes of keys that several declarations held.
  public var repeated: [UInt64]
  /// The order of facts that was kept, asked for only where keys are to be looked up; nil if it cannot be read.
  public var facts: @Sendable () -> FactOrder?

  /// An earlier link.
  public init(
    standings: [Standing], joints: [Joint], repeated: [UInt64], facts: @escaping @Sendable () -> FactOrder?
  ) {
    self.standings = standings
    self.joints = Dictionary(grouping: joints) { $0.files.first ?? -1 }
    self.repeated = repeated
    self.facts = facts
  }

  /// The same, with these files taken for fresh.
  public func forgetting(_ files: some Sequence<Int>) -> EarlierLink {
    var other = self
    for file in files { other.standings[file] = .fresh }
    let forgotten = Set(files)
    other.joints = joints.mapValues { $0.filter { forgotten.isDisjoint(with: $0.files) } }
    return other
  }

  /// The joint merchant with that handle of just these files.
  func joint(_ handle: String, of files: [Int]) -> Joint? {
    files.first.flatMap { joints[$0] }?.first { joint in
      joint.files == files
        && joint.outline.merchants.first.map { joint.outline.string($0.handle) } == handle
    }
  }
}
