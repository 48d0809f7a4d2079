/// Plain scalars that other YAML readers do not take for text.
///
/// Midas reads every scalar as written. The people, editors and scripts around it may not: `001` is a number to
/// YAML 1.1, and a tier printed from it is `1`.
public enum AmbiguousScalar {
  /// What YAML 1.1, or the core schema of YAML 1.2, makes of a plain scalar; nil where both read text.
  public static func type(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let first = bytes.first, bytes.count <= 64 else { return nil }
    switch first {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E:
      if isNumber(bytes) { return "a number" }
      if isSexagesimal(bytes) { return "a number in base 60" }
      return isDate(bytes) ? "a date" : nil
    case 0x59, 0x79, 0x4E, 0x6E, 0x54, 0x74, 0x46, 0x66, 0x4F, 0x6F:  // y n t f o in either case
      return word(bytes)
    default: return nil
    }
  }

  private static let words: [String: String] = {
    var table: [String: String] = ["Null": "nothing", "NULL": "nothing"]
    for word in ["y", "n", "yes", "no", "true", "false", "on", "off"] {
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      for spelling in [word, capital, word.uppercased()] { table[spelling] = "true or false" }
    }
    return table
  }()

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    bytes.count <= 5 ? words[String(decoding: bytes, as: UTF8.self)] : nil
  }

  /// Integers with an optional sign, in base 10, 2, 8 or 16, with `_`; floats, exponents, infinities.
  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes[...]
    if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest = rest.dropFirst() }
    guard let first = rest.first else { return false }
    if first == 0x2E {
      let name = String(decoding: rest, as: UTF8.self).lowercased()
      if name == ".inf" || name == ".nan" { return true }
    }
    if first == 0x30, let second = rest.dropFirst().first {
      let digits = rest.dropFirst(2)
      if second == 0x78 { return isRun(digits, isHexadecimal) }
      if second == 0x62 { return isRun(digits) { $0 == 0x30 || $0 == 0x31 || $0 == 0x5F } }
      if second == 0x6F { return isRun(digits) { (0x30...0x37).contains($0) } }
    }
    return isDecimal(rest)
  }

  private static func isDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var digits = 0
    var points = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        digits += 1
      } else if byte == 0x2E {
        points += 1
      } else if byte == 0x65 || byte == 0x45, digits > 0 {
        var exponent = bytes[(index + 1)...]
        if let sign = exponent.first, sign == 0x2B || sign == 0x2D { exponent = exponent.dropFirst() }
        return points <= 1 && isRun(exponent) { (0x30...0x39).contains($0) }
      } else if byte != 0x5F || digits == 0 {
        return false
      }
      index += 1
    }
    return digits > 0 && points <= 1
  }

  /// `1:30` and the like, which YAML 1.1 counts in sixties.
  private static func isSexagesimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count > 1, isRun(parts[0], { (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D }) else {
      return false
    }
    return parts.dropFirst().allSatisfy { part in
      (1...2).contains(part.count) && isRun(part) { (0x30...0x39).contains($0) }
        && (part.count == 1 || (part.first ?? 0) <= 0x35)
    }
  }

  private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 8, bytes.count <= 10, bytes[4] == 0x2D else { return false }
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { part in isRun(part) { (0x30...0x39).contains($0) } }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
      || byte == 0x5F
  }

  private static func isRun(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ isMember: (UInt8) -> Bool) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isMember)
  }
}
