public import MidasDiagnostics

/// The compilation of one file as flat bytes: an outline, which is all that linking asks of most units, and behind it
/// what planning unfolds.
///
/// It depends on the bytes of the file, the catalog and the program alone: not on the path, not on policy, not on
/// other files. So it can be kept and used again wherever the same bytes stand, by the program that wrote it.
public struct Unit: Sendable {
  /// Its outline, which shares its bytes.
  public let outline: Outline

  /// All its bytes.
  public var bytes: [UInt8] { outline.bytes }

  init(_ bytes: [UInt8]) { outline = Outline(bytes, at: 0) }

  /// The unit of a file that declares nothing.
  public init() { self = UnitDraft().unit() }

  /// What stands for a file that could not be read, with what is wrong with it.
  public init(unreadable finding: Diagnostic) {
    var draft = UnitDraft()
    draft.isOpen = true
    draft.isDeclaration = true
    draft.findings = [finding]
    draft.fileFindingCount = 1
    self = draft.unit()
  }

  /// A unit as it was kept; nil where these cannot be the bytes of one.
  public init?(kept bytes: [UInt8]) {
    guard let outline = Outline(kept: bytes, at: 0), Int(outline.header.length) == bytes.count else {
      return nil
    }
    self.outline = outline
  }

  private var header: Header { outline.header }

  /// The merchants whose main document is in this file.
  public var merchants: Table<MerchantEntry> { outline.merchants }
  /// The resources of all merchants, each merchant's in address order.
  public var resources: Table<ResourceEntry> { outline.table(header.resources) }
  /// Keys that must not be declared twice in a workspace.
  public var facts: Table<Fact> { outline.table(header.facts) }
  /// The renames of all merchants.
  public var moves: Table<Move> { outline.table(header.moves) }

  /// What was found wrong, as the outline has it.
  public var findings: [Diagnostic] { outline.findings }

  /// The canonical encodings of all resources, one behind another.
  public var encoding: ArraySlice<UInt8> { bytes[header.encoding.range] }

  /// The canonical encoding of a resource.
  public func encoding(of resource: ResourceEntry) -> ArraySlice<UInt8> {
    bytes(of: Extent(resource.start, resource.end), in: header.encoding)
  }

  /// The address of a resource, as UTF-8.
  public func address(of resource: ResourceEntry) -> ArraySlice<UInt8> {
    bytes(of: Extent(resource.address, resource.address + resource.addressLength), in: header.encoding)
  }

  /// A text of a fact or a rename, as UTF-8.
  public func bytes(of text: Extent) -> ArraySlice<UInt8> { bytes(of: text, in: header.text) }

  /// A text of a fact or a rename.
  public func string(_ text: Extent) -> String { String(decoding: bytes(of: text), as: UTF8.self) }

  private func bytes(of extent: Extent, in section: Section) -> ArraySlice<UInt8> {
    precondition(extent.start <= extent.end && extent.end <= section.count, "a text beyond its section")
    return bytes[Int(section.start + extent.start)..<Int(section.start + extent.end)]
  }
}
