import MidasCompiler
import MidasModel

/// The file `link`: the order of the facts of most units.
enum LinkFile {
  /// The name of the file.
  static let name = "link"
  private static let magic: UInt64 = 0x31_6B_6E_69_6C_69_6D_00
  private static let start = 16

  /// The order of facts in a folder; nil unless it is whole and the one with that checksum.
  static func read(in folder: CacheFolder, checksum: UInt64) -> FactOrder? {
    guard let file = folder.file(name), let size = file.status.map({ Int($0.size) }), size >= start,
      let head = file.read(start, at: 0), head.load(at: 0) == magic, head.load(at: 8) == checksum
    else { return nil }
    let stride = MemoryLayout<FactOrder.Reference>.stride
    let count = (size - start) / stride
    guard start + count * stride == size else { return nil }
    let references = [FactOrder.Reference](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = file.read(into: UnsafeMutableRawBufferPointer(buffer), at: start) ? count : 0
    }
    guard references.count == count, self.checksum(of: references) == checksum else { return nil }
    return FactOrder(ordered: references)
  }

  /// Writes the order of facts to a folder, beside first.
  ///
  /// - Returns: its checksum; nil where it could not be written.
  static func write(_ order: FactOrder, in folder: CacheFolder) -> UInt64? {
    let draft = "\(name).part"
    let checksum = checksum(of: order.references)
    guard let file = folder.create(draft) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(start + order.references.count * MemoryLayout<FactOrder.Reference>.stride)
    bytes.append(memoryOf: [magic, checksum])
    bytes.append(memoryOf: order.references)
    guard file.write(bytes, at: 0), folder.rename(draft, to: name) else {
      folder.remove(draft)
      return nil
    }
    return checksum
  }

  private static func checksum(of references: [FactOrder.Reference]) -> UInt64 {
    references.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { TextHash.of($0) }
    }
  }
}
