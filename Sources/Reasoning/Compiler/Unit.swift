public import MidasChecks
public import MidasDiagnostics
public import MidasResources
public import MidasSource

/// The compilation of one file: flat bytes and flat tables, nothing of tree or text.
///
/// It depends on the bytes of the file, the catalog and the program alone: not on the path, not on policy, not on
/// other files. So it could be kept and used again wherever the same bytes stand.
public struct Unit: Sendable {
  /// The canonical encodings of all resources, one behind another.
  public var encoding: [UInt8] = []
  /// Texts of facts, moves and handles.
  public var text: [UInt8] = []
  /// The merchants whose main document is in this file.
  public var merchants: [MerchantEntry] = []
  /// The resources of all merchants, each merchant's in address order.
  public var resources: [ResourceEntry] = []
  /// Keys that must not be declared twice in a workspace.
  public var facts: [Fact] = []
  /// Handles that documents of this file continue and whose main document is elsewhere.
  public var continued: [Continuation] = []
  /// Findings before policy and suppression; those of the file itself come first, then each merchant's.
  public var findings: [Diagnostic] = []
  /// How many of the findings belong to the file itself: text, shape, ignores.
  public var fileFindingCount = 0
  /// The comments that silence findings.
  public var ignores: [Ignore] = []
  /// A document could not be read as it was meant, so that nothing may be concluded from what is missing.
  public var isOpen = false
  /// At least one document says `merchant` or `continues`, or could not be read.
  public var isDeclaration = false

  /// The unit of a file that declares nothing.
  public init() {}

  /// The range of a text in `Unit.text`.
  public typealias TextRange = Range<UInt32>

  /// A merchant of the file.
  public struct MerchantEntry: Sendable {
    /// Its handle.
    public var handle: TextRange
    /// The handle it had before, or an empty range.
    public var formerly: TextRange = 0..<0
    /// Where its handle stands.
    public var place: Place
    /// Its resources in `Unit.resources`.
    public var resources: Range<Int>
    /// Its facts in `Unit.facts`.
    public var facts: Range<Int>
    /// Its findings in `Unit.findings`.
    public var findings: Range<Int>
    /// Its renames, as addresses.
    public var moves: [Move] = []
    /// How many channels it declares.
    public var channelCount: Int
    /// Over the addresses and digests of its resources.
    public var digest: Digest
  }

  /// A rename of a merchant, as addresses and where they are written.
  public struct Move: Sendable, BitwiseCopyable {
    /// The address it had, in `Unit.text`; it ends where `to` starts.
    public var fromStart: UInt32
    /// The address it has.
    public var toStart: UInt32
    /// The end of the address it has.
    public var toEnd: UInt32
    /// Where the name it had is written.
    public var fromPlace: Place
    /// Where the name it has is written.
    public var toPlace: Place
  }

  /// A resource of a merchant.
  public struct ResourceEntry: Sendable, BitwiseCopyable {
    /// Its canonical encoding in `Unit.encoding`.
    public var start: UInt32
    /// The end of its encoding.
    public var end: UInt32
    /// Its address in `Unit.encoding`.
    public var address: UInt32
    /// How long its address is.
    public var addressLength: UInt16
    /// What it is.
    public var kind: ResourceKind
    /// The order in which it was declared among its kind.
    public var declared: UInt32
    /// The line on which it is declared, from 1.
    public var line: UInt32
    /// The scalar that declares it.
    public var place: Place
    /// Its content digest.
    public var digest: Digest
  }

  /// A key that one declaration holds.
  public struct Fact: Sendable, BitwiseCopyable {
    /// What kind of key it is.
    public var kind: FactKind
    /// The hash of kind and key.
    public var hash: UInt64
    /// The key, in `Unit.text`.
    public var keyStart: UInt32
    /// The end of the key.
    public var keyEnd: UInt32
    /// The end of the holder's address, which starts where the key ends.
    public var addressEnd: UInt32
    /// Where the key is written.
    public var place: Place
  }

  /// A document that continues a merchant of another file.
  public struct Continuation: Sendable {
    /// The merchant's handle.
    public var handle: TextRange
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

  /// A text as a `String`.
  public func string(_ range: TextRange) -> String {
    String(decoding: text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }
}
