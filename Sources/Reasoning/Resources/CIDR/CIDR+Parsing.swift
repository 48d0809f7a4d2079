extension CIDR {
  /// The block that `text` spells, as strictly as Python's `ipaddress.ip_network`, and stricter in what people get
  /// wrong: an address alone, a dotted mask, a zone and a prefix with leading zeros are refused.
  public init(parsing text: UnsafeBufferPointer<UInt8>) throws(CIDRError) {
    guard !text.isEmpty else { throw .empty }
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
      let address = try Self.address(text[...])
      throw .bareAddress(CIDR(enclosing: address.bits, family: address.family, prefix: address.family.width))
    }
    let address = try Self.address(text[..<slash])
    let prefix = try Self.prefix(text[text.index(after: slash)...], address)
    self.init(enclosing: address.bits, family: address.family, prefix: prefix)
    guard network == address.bits else {
      let alone = CIDR(enclosing: address.bits, family: family, prefix: family.width)
      throw .misaligned(.init(address: alone, enclosing: self))
    }
  }

  /// The block that `text` spells; see `init(parsing:)` over a buffer, which this copies into.
  public init(parsing text: some Collection<UInt8>) throws(CIDRError) {
    self = try Array(text).withUnsafeBufferPointer { bytes in
      Result { () throws(CIDRError) in try CIDR(parsing: bytes) }
    }.get()
  }

  /// Part of the text.
  ///
  /// A concrete type, since every whitelist row of a workspace passes through here.
  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private typealias ParsedAddress = (bits: UInt128, family: Family)

  private static func prefix(
    _ text: Bytes, _ address: ParsedAddress
  ) throws(CIDRError) -> Int {
    guard let first = text.first else { throw .missingPrefix }
    guard text.allSatisfy(isDigit) else {
      if text.contains(where: isBlank) { throw .blank }
      if text.contains(where: { $0 > 0x7F }) { throw .nonASCIIDigit }
      if address.family == .v4, let mask = try? ipv4(text) { throw .netmask(block(address, mask: mask)) }
      throw .invalidPrefix
    }
    guard text.count == 1 || first != UInt8(ascii: "0") else { throw .leadingZero }
    guard text.count <= 3, let prefix = decimal(text), prefix <= address.family.width else {
      throw .prefixTooLong(maximum: address.family.width)
    }
    return prefix
  }

  private static func block(_ address: ParsedAddress, mask: UInt128) -> CIDR? {
    let prefix =
      UInt32(truncatingIfNeeded: mask).leadingZeroBitCount == 0 || mask == 0
      ? (~UInt32(truncatingIfNeeded: mask)).leadingZeroBitCount : nil
    guard let prefix else { return nil }
    let block = CIDR(enclosing: address.bits, family: .v4, prefix: prefix)
    let isContiguous = mask == CIDR(enclosing: .max >> 96, family: .v4, prefix: prefix).network
    return isContiguous && block.network == address.bits ? block : nil
  }

  private static func address(_ text: Bytes) throws(CIDRError) -> ParsedAddress {
    guard !text.isEmpty else { throw .notABlock }
    if text.contains(where: isBlank) { throw .blank }
    if text.contains(UInt8(ascii: ":")) { return (try ipv6(text), .v6) }
    if isDashRange(text) { throw .dashRange }
    return (try ipv4(text), .v4)
  }

  // MARK: - IPv4

  /// The number that four decimal octets spell.
  private static func ipv4(_ text: Bytes) throws(CIDRError) -> UInt128 {
    if let bits = soundIPv4(text) { return bits }
    guard text.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) else {
      throw hasForeignDigit(text) ? .nonASCIIDigit : .notABlock
    }
    let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard octets.allSatisfy({ !$0.isEmpty }) else { throw .notABlock }
    guard octets.count == 4 else { throw octets.count < 4 ? .shortForm : .notABlock }
    var bits: UInt128 = 0
    for octet in octets {
      guard octet.count == 1 || octet.first != UInt8(ascii: "0") else { throw .leadingZero }
      guard octet.count <= 3, let value = decimal(octet), value <= 255 else { throw .octetTooLarge }
      bits = bits << 8 | UInt128(value)
    }
    return bits
  }

  /// The number that four decimal octets spell, if nothing is wrong with them; what is, `ipv4` works out.
  private static func soundIPv4(_ text: Bytes) -> UInt128? {
    var bits: UInt32 = 0
    var octets = 0
    var index = text.startIndex
    while octets < 4 {
      let start = index
      var value: UInt32 = 0
      while index < text.endIndex, index - start < 3, isDigit(text[index]) {
        value = value * 10 + UInt32(text[index] - UInt8(ascii: "0"))
        index += 1
      }
      guard index > start, value <= 255, index - start == 1 || text[start] != UInt8(ascii: "0") else {
        return nil
      }
      bits = bits << 8 | value
      octets += 1
      if octets == 4 { break }
      guard index < text.endIndex, text[index] == UInt8(ascii: ".") else { return nil }
      index += 1
    }
    return index == text.endIndex ? UInt128(bits) : nil
  }

  private static func isDashRange(_ text: Bytes) -> Bool {
    guard text.contains(UInt8(ascii: "-")) else { return false }
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
      }
  }

  // MARK: - IPv6

  /// The number that up to eight groups spell, one run of zero groups as `::`, the last two perhaps as IPv4.
  private static func ipv6(_ text: Bytes) throws(CIDRError) -> UInt128 {
    if text.contains(UInt8(ascii: "%")) { throw .zone }
    if text.contains(UInt8(ascii: "-")) { throw .dashRange }
    if hasForeignDigit(text) { throw .nonASCIIDigit }
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count <= 9 else { throw .invalidIPv6 }

    var groups: [UInt16] = []
    var gap: Int?
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.isEmpty {
        // A colon at either end belongs to a `::` there.
        if index == 0 {
          guard parts[1].isEmpty else { throw .invalidIPv6 }
        } else if isLast {
          guard parts[index - 1].isEmpty else { throw .invalidIPv6 }
        } else {
          guard gap == nil else { throw .invalidIPv6 }
          gap = groups.count
        }
      } else if isLast, part.contains(UInt8(ascii: ".")) {
        let tail = try ipv4(part)
        groups += [UInt16(truncatingIfNeeded: tail >> 16), UInt16(truncatingIfNeeded: tail)]
      } else {
        guard part.count <= 4, let value = hexadecimal(part) else { throw .invalidIPv6 }
        groups.append(value)
      }
    }

    if let gap {
      guard groups.count < 8 else { throw .invalidIPv6 }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { throw .invalidIPv6 }
    return groups.reduce(0) { $0 << 16 | UInt128($1) }
  }

  // MARK: - Characters

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 9...13 ~= byte }

  /// Whether a decimal digit of another script is in `text`.
  private static func hasForeignDigit(_ text: Bytes) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars
      .contains { !$0.isASCII && $0.properties.numericType == .decimal }
  }

  private static func decimal(_ digits: Bytes) -> Int? {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func hexadecimal(_ digits: Bytes) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      guard let nibble = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(nibble)
    }
    return value
  }
}
