public import MidasChecks
public import MidasResources
public import MidasSource

/// The rows of a unit. Their fields leave no gaps: what is written of them is what was set.
extension Unit {
  /// A range of the bytes of a text, or of the rows of a table.
  public struct Extent: Sendable, Hashable, BitwiseCopyable {
    /// The first byte or row.
    public var start: UInt32
    /// The one behind the last.
    public var end: UInt32

    /// From `start` up to, not including, `end`.
    public init(_ start: UInt32, _ end: UInt32) {
      self.start = start
      self.end = end
    }

    /// The rows in this range.
    init(_ rows: Range<Int>) { self.init(UInt32(rows.lowerBound), UInt32(rows.upperBound)) }

    /// Nothing.
    public static let none = Extent(0, 0)
    /// Whether there is nothing in it.
    public var isEmpty: Bool { start == end }
    /// How much is in it.
    public var count: Int { Int(end) - Int(start) }
    /// The same as indices.
    public var indices: Range<Int> { Int(start)..<Int(end) }
  }

  /// A merchant of the file.
  public struct MerchantEntry: Sendable, BitwiseCopyable {
    /// Over the addresses and digests of its resources.
    public var digest: Digest
    /// Over the ids of its channels in the order of declaration.
    public var order: Digest
    /// Its handle, in the outline.
    public var handle: Extent
    /// The handle it had before, in the outline; empty for none.
    public var formerly: Extent
    /// The keys of the catalog entries on which its channels rely, in the outline.
    public var catalogEntries: Extent
    /// Its resources in `Unit.resources`.
    public var resources: Extent
    /// Its facts in `Unit.facts`.
    public var facts: Extent
    /// Its findings in `Unit.findings`.
    public var findings: Extent
    /// Its renames in `Unit.moves`.
    public var moves: Extent
    /// Where its handle stands.
    public var place: Place
    /// How many channels it declares.
    public var channelCount: UInt32
  }

  /// A rename of a merchant, as addresses and where they are written.
  public struct Move: Sendable, BitwiseCopyable {
    /// The address it had.
    public var from: Extent
    /// The address it has.
    public var to: Extent
    /// Where the name it had is written.
    public var fromPlace: Place
    /// Where the name it has is written.
    public var toPlace: Place
  }

  /// A resource of a merchant.
  public struct ResourceEntry: Sendable, BitwiseCopyable {
    /// Its content digest.
    public var digest: Digest
    /// Its canonical encoding in `Unit.encoding`.
    public var start: UInt32
    /// The end of its encoding.
    public var end: UInt32
    /// Its address in `Unit.encoding`.
    public var address: UInt32
    /// How long its address is.
    public var addressLength: UInt32
    /// The order in which it was declared among its kind.
    public var declared: UInt32
    /// The line on which it is declared, from 1.
    public var line: UInt32
    /// The scalar that declares it.
    public var place: Place
    /// What it is.
    public var kind: ResourceKind
    private var gaps: (UInt8, UInt8, UInt8) = (0, 0, 0)

    init(
      digest: Digest, encoding: Range<Int>, address: Range<Int>, declared: Int, line: UInt32, place: Place,
      kind: ResourceKind
    ) {
      self.digest = digest
      start = UInt32(encoding.lowerBound)
      end = UInt32(encoding.upperBound)
      self.address = UInt32(address.lowerBound)
      addressLength = UInt32(address.count)
      self.declared = UInt32(declared)
      self.line = line
      self.place = place
      self.kind = kind
    }
  }

  /// A key that one declaration holds.
  public struct Fact: Sendable, BitwiseCopyable {
    /// The hash of kind and key.
    public var hash: UInt64
    /// The key.
    public var key: Extent
    /// The end of the holder's address, which starts where the key ends.
    public var addressEnd: UInt32
    /// Where the key is written.
    public var place: Place
    /// What kind of key it is.
    public var kind: FactKind
    private var gaps: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0, 0)

    /// The holder's address.
    public var address: Extent { Extent(key.end, addressEnd) }

    init(kind: FactKind, hash: UInt64, key: Extent, addressEnd: UInt32, place: Place) {
      self.kind = kind
      self.hash = hash
      self.key = key
      self.addressEnd = addressEnd
      self.place = place
    }
  }

  /// A document that continues a merchant of another file.
  public struct Continuation: Sendable, BitwiseCopyable {
    /// The merchant's handle, in the outline.
    public var handle: Extent
    /// Where the handle stands.
    public var place: Place
  }

  /// A comment that silences findings.
  public struct Ignore: Sendable {
    /// The rule it silences.
    public var rule: String
    /// A finding is silenced if its primary span starts here.
    public var target: Range<UInt32>
    /// The comment.
    public var span: SourceSpan
  }
}
