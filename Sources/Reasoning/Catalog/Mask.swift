/// A closed vocabulary of at most 64 words, numbered in the byte order of their names.
public protocol MaskElement: RawRepresentable<UInt8>, CaseIterable, Hashable, Sendable {
  /// The word as a configuration writes it.
  var name: String { get }
  /// A bit for every word.
  static var allBits: UInt64 { get }
}

/// A set of words of one vocabulary in eight trivially copyable bytes; iterates in the byte order of the names.
public struct Mask<Element: MaskElement>: Hashable, Sendable, BitwiseCopyable {
  /// One bit a word: bit n stands for the word with raw value n.
  public var bits: UInt64

  /// The set with these bits.
  @inlinable
  public init(bits: UInt64) { self.bits = bits }

  /// The empty set.
  @inlinable
  public init() { self.bits = 0 }

  /// The set of one word.
  @inlinable
  public init(_ element: Element) { self.bits = 1 << UInt64(element.rawValue) }

  /// The set of the words in a sequence.
  @inlinable
  public init(_ elements: some Sequence<Element>) {
    self.bits = 0
    for element in elements { insert(element) }
  }

  /// The set of every word.
  @inlinable
  public static var all: Mask { Mask(bits: Element.allBits) }

  /// Whether no word is in the set.
  @inlinable
  public var isEmpty: Bool { bits == 0 }

  /// How many words are in the set.
  @inlinable
  public var count: Int { bits.nonzeroBitCount }

  /// The word with the lowest name.
  @inlinable
  public var first: Element? {
    bits == 0 ? nil : Element(rawValue: UInt8(bits.trailingZeroBitCount))
  }

  /// Whether a word is in the set.
  @inlinable
  public func contains(_ element: Element) -> Bool { bits & (1 << UInt64(element.rawValue)) != 0 }

  /// Whether every word of this set is in another.
  @inlinable
  public func isSubset(of other: Mask) -> Bool { bits & ~other.bits == 0 }

  /// Whether no word is in both sets.
  @inlinable
  public func isDisjoint(with other: Mask) -> Bool { bits & other.bits == 0 }

  /// The words in either set.
  @inlinable
  public func union(_ other: Mask) -> Mask { Mask(bits: bits | other.bits) }

  /// The words in both sets.
  @inlinable
  public func intersection(_ other: Mask) -> Mask { Mask(bits: bits & other.bits) }

  /// The words that are not in another set.
  @inlinable
  public func subtracting(_ other: Mask) -> Mask { Mask(bits: bits & ~other.bits) }

  /// Adds a word.
  @inlinable
  public mutating func insert(_ element: Element) { bits |= 1 << UInt64(element.rawValue) }

  /// Takes a word out.
  @inlinable
  public mutating func remove(_ element: Element) { bits &= ~(1 << UInt64(element.rawValue)) }

  /// Adds the words of another set.
  @inlinable
  public mutating func formUnion(_ other: Mask) { bits |= other.bits }

  /// The names of the words, in byte order.
  public var names: [String] { map(\.name) }
}

extension Mask: ExpressibleByArrayLiteral {
  /// The set of the words listed.
  @inlinable
  public init(arrayLiteral elements: Element...) {
    self.init(elements)
  }
}

extension Mask: Sequence {
  /// Walks the words in the byte order of their names.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(remaining: bits) }

  /// A walk over the words of a set.
  public struct Iterator: IteratorProtocol {
    @usableFromInline var remaining: UInt64

    @inlinable
    init(remaining: UInt64) { self.remaining = remaining }

    /// The next word, if any is left.
    @inlinable
    public mutating func next() -> Element? {
      guard remaining != 0 else { return nil }
      let bit = remaining.trailingZeroBitCount
      remaining &= remaining - 1
      return Element(rawValue: UInt8(bit))
    }
  }
}
