/// A number of addresses, exact up to all of IPv4 and IPv6 together, which is more than 128 bits hold.
public struct AddressCount: Hashable, Sendable {
  /// How often 2¹²⁸ is in it.
  private var high: UInt64
  /// The rest.
  private var low: UInt128

  /// That many addresses.
  public init(_ count: UInt128) {
    high = 0
    low = count
  }

  private init(high: UInt64, low: UInt128) {
    self.high = high
    self.low = low
  }

  /// No address.
  public static let zero = AddressCount(0)

  /// Two to the power of `bits`: the addresses of a block with that many host bits.
  ///
  /// - Parameter bits: 0 to 128.
  public static func powerOfTwo(_ bits: Int) -> AddressCount {
    bits < 128 ? AddressCount(1 << UInt128(bits)) : AddressCount(high: 1, low: 0)
  }

  /// The sum of both.
  public static func + (left: AddressCount, right: AddressCount) -> AddressCount {
    let (low, carries) = left.low.addingReportingOverflow(right.low)
    return AddressCount(high: left.high &+ right.high &+ (carries ? 1 : 0), low: low)
  }
}

extension AddressCount: Comparable {
  /// The smaller number first.
  public static func < (left: AddressCount, right: AddressCount) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension AddressCount: CustomStringConvertible {
  /// In decimal digits: `536870912`.
  public var description: String {
    // Nineteen digits at a time, as many as always fit beside a remainder below 2¹²⁸.
    let step: UInt128 = 10_000_000_000_000_000_000
    let (quotient, remainder) = step.dividingFullWidth((high: UInt128(high), low: low))
    guard quotient > 0 else { return String(remainder) }
    let digits = String(remainder)
    return String(quotient) + String(repeating: "0", count: 19 - digits.utf8.count) + digits
  }

  /// In decimal with a comma every three digits, as a person reads it: `536,870,912`.
  public var grouped: String {
    let digits = Array(description)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// With its unit: `1 address`, `256 addresses`.
  public var addresses: String { self == AddressCount(1) ? "1 address" : "\(grouped) addresses" }

  /// The number that 1 to 39 decimal digits spell; nil for any other text.
  public init?(_ digits: String) {
    guard (1...39).contains(digits.utf8.count) else { return nil }
    self = .zero
    for digit in digits.utf8 {
      guard (0x30...0x39).contains(digit) else { return nil }
      let product = low.multipliedFullWidth(by: 10)
      let carried = AddressCount(
        high: high &* 10 &+ UInt64(truncatingIfNeeded: product.high), low: product.low)
      self = carried + AddressCount(UInt128(digit - 0x30))
    }
  }
}
