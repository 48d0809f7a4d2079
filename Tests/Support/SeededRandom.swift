/// A generator whose numbers are the same in every run, so that a failure can be run again.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The generator that `seed` names.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits (SplitMix64).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next number from 0 up to, not including, `bound`; 0 where that is empty.
  public mutating func next(below bound: Int) -> Int {
    bound > 0 ? Int(next() >> 33) % bound : 0
  }
}
