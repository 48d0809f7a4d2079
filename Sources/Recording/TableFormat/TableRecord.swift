/// The value of a record of a CDB table: lines of text fields, so that any language reads it by splitting twice.
///
/// The first field of a line says what the line is. Fields stand between tabs, lines between line feeds; within a
/// field both are written `\t` and `\n`, and a backslash `\\`. An empty field is no value.
public struct TableRecord: Sendable {
  /// The lines so far.
  public private(set) var bytes: [UInt8] = []

  /// What a line tells.
  public enum Line: String, Sendable {
    /// How a request is answered: the outcome as `midas lookup` names it.
    case outcome
    /// A channel: address, mode, code, MID, key, the sub-merchant it is assigned to.
    case channel
    /// A channel as before, then its methods and its currencies, between spaces; none where any may be meant.
    case able
    /// A group: address, key, and the addresses and weights of its channels in turn, between spaces.
    case group
    /// The codes of the channel before: kinds and codes in turn.
    case codes
    /// A merchant or sub-merchant: scope, merchant, merchant code, store id, tier, name.
    case scope
    /// A secret that belongs to what was told before: its name, and the reference to it.
    case secret
    /// A webhook: URL, content type, version.
    case webhook
    /// Whether a whitelist is `on` or `off`.
    case whitelist
    /// A block of a whitelist: the block, its memo.
    case block
    /// The table itself: format, format version, store id, revision, digest.
    case table
  }

  /// A record without lines.
  public init() {}

  /// A record of one line.
  public init(_ line: Line, _ fields: [String?]) {
    append(line, fields)
  }

  /// Appends a line.
  public mutating func append(_ line: Line, _ fields: [String?]) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(contentsOf: line.rawValue.utf8)
    for field in fields {
      bytes.append(UInt8(ascii: "\t"))
      for byte in (field ?? "").utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
        case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
        case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
        default: bytes.append(byte)
        }
      }
    }
  }
}

/// A line of a record, read.
public struct TableLine: Hashable, Sendable {
  /// What it tells; nil for what this program does not know.
  public let kind: TableRecord.Line?
  private let fields: [String]

  /// The field at `index`; nil where it is empty or missing.
  public subscript(index: Int) -> String? {
    index < fields.count && !fields[index].isEmpty ? fields[index] : nil
  }

  /// All fields, empty ones too.
  public var all: [String] { fields }

  /// The lines of a record.
  public static func lines(of bytes: UnsafeRawBufferPointer) -> [TableLine] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      return TableLine(
        kind: fields.first.flatMap { TableRecord.Line(rawValue: String(decoding: $0, as: UTF8.self)) },
        fields: fields.dropFirst().map(text))
    }
  }

  private static func text(of field: Slice<UnsafeRawBufferPointer>) -> String {
    guard field.contains(UInt8(ascii: "\\")) else { return String(decoding: field, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = field[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        text.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
      default: text.append(escaped)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
