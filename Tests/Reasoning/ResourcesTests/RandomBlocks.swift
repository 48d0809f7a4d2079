import MidasResources
import TestSupport

extension SeededRandom {
  /// A list of blocks in which many repeat, nest, touch and lie apart, of one family or both.
  mutating func blocks(upTo most: Int) -> [CIDR] {
    let families: [CIDR.Family] = [[.v4], [.v6], [.v4, .v6]].randomElement(using: &self) ?? [.v4]
    // Few free bits make neighbours; now and then the window is everything.
    let window = [5, 8, 20, 128].randomElement(using: &self) ?? 8
    let bases: [UInt128] = [
      0, .max, UInt128(next()) << 64 | UInt128(next()), 0x2001_0DB8 << 96, 0x0A00_0000,
    ]
    let base = bases.randomElement(using: &self) ?? 0
    return (0..<next(below: most + 1)).map { _ in
      let family = families.randomElement(using: &self) ?? .v4
      let free = min(window, family.width)
      let noise = (UInt128(next()) << 64 | UInt128(next())) & (free == 128 ? .max : (1 << UInt128(free)) - 1)
      let fixed =
        base & (family == .v4 ? 0xFFFF_FFFF : .max) & ~(free == 128 ? .max : (1 << UInt128(free)) - 1)
      let prefix = family.width - next(below: free + 1)
      return CIDR(
        enclosing: fixed | noise & (family == .v4 ? 0xFFFF_FFFF : .max), family: family, prefix: prefix)
    }
  }
}

/// Two lists of blocks, and in one text all that is asked of them.
struct BlockLists {
  let left: [CIDR]
  let right: [CIDR]

  init(using random: inout SeededRandom) {
    left = random.blocks(upTo: 24)
    right = random.blocks(upTo: 12)
  }

  /// Both lists on one line.
  var line: String { "\(Self.text(left))|\(Self.text(right))" }

  static func text(_ blocks: [CIDR]) -> String { blocks.map(\.description).joined(separator: " ") }
}
