import Glibc
import MidasCompiler
import MidasModel

/// The file `units`: units one behind another, to which new ones are appended.
struct UnitLog: Sendable {
  /// The name of the file.
  static let name = "units"
  private static let magic: UInt64 = 0x31_73_74_69_6E_75_6D_00
  /// Magic number and the log's own number.
  static let start = 16

  private let file: CacheFile
  /// The number by which an index knows its log.
  let number: UInt64

  /// Where a unit is, and how it is known to be whole.
  struct Location: Hashable, Sendable, BitwiseCopyable {
    var offset: UInt64
    var checksum: UInt64
    var length: UInt32
    private var gap: UInt32 = 0

    init(offset: Int, length: Int, checksum: UInt64) {
      self.offset = UInt64(offset)
      self.length = UInt32(length)
      self.checksum = checksum
    }
  }

  /// The log of a folder; nil unless it is the one with that number.
  init?(in folder: CacheFolder, number: UInt64, forWriting: Bool = false) {
    guard let file = folder.file(Self.name, forWriting ? O_RDWR : O_RDONLY),
      let head = file.read(Self.start, at: 0),
      head.load(at: 0) == Self.magic, head.load(at: 8) == number
    else { return nil }
    self.file = file
    self.number = number
  }

  /// A new log in a folder, under the name of a draft.
  init?(creating draft: String, in folder: CacheFolder) {
    guard let file = folder.create(draft) else { return nil }
    number = UInt64.random(in: 1...UInt64.max)
    self.file = file
    var head: [UInt8] = []
    head.append(memoryOf: [Self.magic, number])
    guard file.write(head, at: 0) else { return nil }
  }

  /// The unit at a location; nil where it is damaged.
  func unit(at location: Location) -> Unit? {
    guard let bytes = file.read(Int(location.length), at: Int(location.offset)),
      Self.checksum(of: bytes) == location.checksum
    else { return nil }
    return Unit(kept: bytes)
  }

  /// Writes bytes of units.
  func write(_ bytes: [UInt8], at offset: Int) -> Bool { file.write(bytes, at: offset) }

  /// By what a unit is known to be whole.
  static func checksum(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { TextHash.of($0) } }
}
