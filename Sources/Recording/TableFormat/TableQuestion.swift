/// What a record of a CDB table answers; the tag is the first part of its key.
public enum TableQuestion: CaseIterable, Sendable {
  /// Which table this is: the one record of that name.
  case format
  /// What a V1 request reaches: scope, kind, and what it says in `pg`; empty for the fallback of the scope and kind.
  case named
  /// What V1 requests of every scope reach alike: kind, and a code or a code and MID.
  case anywhere
  /// Which channels are able: scope, mode, module.
  case able
  /// What has a channel key or the id of a group: that key.
  case key
  /// Which merchant has a merchant code: that code.
  case code
  /// Which sub-merchant has a tier: the merchant's handle, the tier.
  case tier
  /// Which merchant or sub-merchant has a V2 store id: that id.
  case store
  /// Who a scope is: the scope.
  case scope
  /// Where PortOne notifies a scope: scope, generation, mode.
  case webhook
  /// Who may call the V1 API for a merchant: the merchant's handle.
  case whitelist

  /// The first part of the key.
  @inlinable
  public var tag: StaticString {
    switch self {
    case .format: "midas"
    case .named: "pg"
    case .anywhere: "any"
    case .able: "able"
    case .key: "key"
    case .code: "code"
    case .tier: "tier"
    case .store: "store"
    case .scope: "scope"
    case .webhook: "webhook"
    case .whitelist: "whitelist"
    }
  }
}

/// The keys of a CDB table: a tag and up to three parts, with a tab before each.
///
/// Parts are as they are. Only the last one may hold a tab, because what a request says stands there.
public enum TableKey {
  /// Hands over the bytes of a key; nothing is allocated for a key of common length.
  @inlinable
  public static func withBytes<Result>(
    _ question: TableQuestion, _ first: String, _ second: String? = nil, _ third: String? = nil,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let tag = question.tag
    var length = tag.utf8CodeUnitCount + 1 + first.utf8.count
    if let second { length += 1 + second.utf8.count }
    if let third { length += 1 + third.utf8.count }
    return withUnsafeTemporaryAllocation(byteCount: length, alignment: 1) { buffer in
      var end = tag.utf8CodeUnitCount
      buffer.baseAddress?.copyMemory(from: tag.utf8Start, byteCount: end)
      append(first, to: buffer, at: &end)
      if let second { append(second, to: buffer, at: &end) }
      if let third { append(third, to: buffer, at: &end) }
      return body(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The bytes of a key.
  public static func bytes(_ question: TableQuestion, _ parts: String...) -> [UInt8] {
    parts.reduce(into: Array(question.tag.description.utf8)) { key, part in
      key.append(UInt8(ascii: "\t"))
      key.append(contentsOf: part.utf8)
    }
  }

  @inlinable
  static func append(_ part: String, to buffer: UnsafeMutableRawBufferPointer, at end: inout Int) {
    buffer[end] = UInt8(ascii: "\t")
    end += 1
    var part = part
    part.withUTF8 { bytes in
      guard !bytes.isEmpty else { return }
      UnsafeMutableRawBufferPointer(rebasing: buffer[end...]).copyMemory(from: UnsafeRawBufferPointer(bytes))
      end += bytes.count
    }
  }
}
