import MidasSource
import MidasSyntax

/// The keys of one kind of mapping, and which of them it cannot do without.
///
/// Each table stands above the reader that uses it. They are public because the JSON Schemas that editors check
/// with are made of them.
public struct KeyTable: Sendable {
  /// The keys; their positions are how readers name them.
  public let names: [StaticString]
  /// A bit for each key that must be there.
  let required: UInt32
  private let heads: [Head]

  /// What of a key tells it from others at a glance: all of it, for most.
  private struct Head: Equatable {
    /// The first eight bytes as one word.
    let word: UInt64
    /// How many bytes there are.
    let length: UInt32

    /// It is all of the key.
    var isWhole: Bool { length <= 8 }
  }

  /// The keys that must be there.
  public var requiredNames: [StaticString] {
    names.indices.filter { required & (1 << UInt32($0)) != 0 }.map { names[$0] }
  }

  /// A table of `names`, of which `required` must be there.
  init(_ names: [StaticString], required: [Int] = []) {
    self.names = names
    heads = names.map { name in
      let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      return Head(word: bytes.head, length: UInt32(bytes.count))
    }
    self.required = required.reduce(0) { $0 | 1 << UInt32($1) }
  }

  /// The position of a key of `tree`.
  func position(of key: TextRange, in tree: borrowing Tree) -> Int? {
    let head = Head(word: tree.head(of: key), length: key.length)
    for index in heads.indices
    where heads[index] == head && (head.isWhole || tree.matches(key, names[index])) { return index }
    return nil
  }
}

/// What one mapping gives for the keys of its table.
struct Fields {
  /// What stands under a key.
  enum Slot {
    /// The key is not there.
    case absent
    /// A misspelt key stands for it; its value is not judged.
    case misspelt(SourceSpan)
    /// The key and its value; `isIndirect` when a merge brought them.
    case present(key: Tree.ID, value: Tree.ID, isIndirect: Bool)

    /// The key is there, or one that was meant to be it.
    var isPresent: Bool {
      if case .absent = self { false } else { true }
    }
  }

  private var slots = InlineArray<17, Slot>(repeating: .absent)
  /// A bit for each key that is there, or that one is meant to be.
  private(set) var present: UInt32 = 0
  /// The first key of the mapping, or the mapping itself when it has none.
  var site = Site(SourceSpan(at: 0))
  /// A key could not be read, so that any key may be missing without fault.
  var isOpen = false

  subscript(position: Int) -> Slot {
    get { slots[position] }
    set {
      slots[position] = newValue
      if newValue.isPresent { present |= 1 << UInt32(position) }
    }
  }
}
