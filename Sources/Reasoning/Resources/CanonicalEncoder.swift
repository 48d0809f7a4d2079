/// Writes resources in their canonical encoding, one after another into one growing buffer, and hashes each.
///
/// A resource is its kind (one byte), its address, then its fields by ascending number: the number (one byte)
/// and a text, or a count and that many texts (a set), or a count and that many pairs (a map). Every text is its
/// length, as unsigned LEB128, and its UTF-8 bytes. Sets and maps are sorted by bytes and without repetition;
/// what equals the field's implied text is left out, as are empty sets and maps.
///
/// This is where a workspace of 100,000 channels passes through: nothing is allocated per field.
public struct CanonicalEncoder: Sendable {
  /// Text as it stands in a file or in the catalog.
  public typealias Text = UnsafeBufferPointer<UInt8>

  /// Everything encoded so far.
  public private(set) var bytes: [UInt8] = []

  private var start = 0
  private var address = 0..<0
  private var identifier = 0..<0
  private var lastField: Field?

  /// The set or map that is being gathered, and what of it was so far.
  private var gathering: Field?
  private var gathered = GatheredTexts()

  /// An encoder that has written nothing.
  public init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  // MARK: - One resource

  /// Starts the resource of `kind` that is `id` in a merchant or one of its sub-merchants.
  ///
  /// - Parameters:
  ///   - submerchant: The scope's sub-merchant; empty for what the merchant itself has.
  ///   - id: What follows the kind's separator: the id, `window`, `v1.live`, a canonical block; empty for a merchant.
  public mutating func begin(
    _ kind: ResourceKind, merchant: Text, submerchant: Text = Text(start: nil, count: 0),
    id: Text = Text(start: nil, count: 0)
  ) {
    start = bytes.count
    lastField = nil
    bytes.append(kind.rawValue)
    let separator = kind.separator
    let scope = merchant.count + (submerchant.isEmpty ? 0 : submerchant.count + 1)
    bytes.appendVariableLength(scope + separator.utf8CodeUnitCount + id.count)
    let addressStart = bytes.count
    bytes.append(contentsOf: merchant)
    if !submerchant.isEmpty {
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: submerchant)
    }
    separator.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: id)
    address = addressStart..<bytes.count
    identifier = (kind == .merchant ? addressStart : bytes.count - id.count)..<bytes.count
  }

  /// Starts the resource at `address`.
  public mutating func begin(_ address: Address) {
    var merchant = address.merchant
    var submerchant = address.kind == .submerchant ? "" : address.submerchant ?? ""
    var id = address.kind == .merchant ? "" : address.id
    merchant.withUTF8 { merchant in
      submerchant.withUTF8 { submerchant in
        id.withUTF8 { begin(address.kind, merchant: merchant, submerchant: submerchant, id: $0) }
      }
    }
  }

  /// Writes a text field, unless it says what is implied anyway.
  public mutating func text(_ field: Field, _ value: Text) {
    flush()
    guard !isImplied(field, value) else { return }
    open(field)
    append(value)
  }

  /// Writes a text field, unless it says what is implied anyway.
  public mutating func text(_ field: Field, _ value: String) {
    var value = value
    value.withUTF8 { text(field, $0) }
  }

  /// Adds one member to a set field, in any order; the set is written when another field or the end comes.
  public mutating func member(_ field: Field, _ value: Text) {
    gather(field)
    gathered.append(value, nil)
  }

  /// Adds one member to a set field, in any order; the set is written when another field or the end comes.
  public mutating func member(_ field: Field, _ value: String) {
    var value = value
    value.withUTF8 { member(field, $0) }
  }

  /// Adds one entry to a map field, in any order; of two with one key, the first stands.
  public mutating func entry(_ field: Field, key: Text, value: Text) {
    gather(field)
    gathered.append(key, value)
  }

  /// Adds one entry to a map field, in any order; of two with one key, the first stands.
  public mutating func entry(_ field: Field, key: String, value: String) {
    var key = key
    var value = value
    key.withUTF8 { key in value.withUTF8 { entry(field, key: key, value: $0) } }
  }

  /// Ends the resource that was begun last.
  public mutating func end() -> EncodedResource {
    flush()
    let range = start..<bytes.count
    let digest = bytes.withUnsafeBytes { Digest(hashing: UnsafeRawBufferPointer(rebasing: $0[range])) }
    return EncodedResource(range: range, address: address, digest: digest)
  }

  // MARK: - Fields

  private mutating func open(_ field: Field) {
    assert(field.rawValue > lastField?.rawValue ?? 0, "fields are written by ascending number")
    lastField = field
    bytes.append(field.number)
  }

  private mutating func append(_ value: Text) {
    bytes.appendVariableLength(value.count)
    bytes.append(contentsOf: value)
  }

  private func isImplied(_ field: Field, _ value: Text) -> Bool {
    switch field.implied {
    case .nothing: false
    case .fixed(let text): text.withUTF8Buffer { $0.elementsEqual(value) }
    case .identifier: bytes[identifier].elementsEqual(value)
    }
  }

  private mutating func gather(_ field: Field) {
    if gathering != field {
      flush()
      gathering = field
    }
  }

  /// Writes the set or map that was being gathered.
  private mutating func flush() {
    guard let field = gathering else { return }
    gathering = nil
    gathered.sort()
    open(field)
    bytes.appendVariableLength(gathered.count)
    gathered.forEach { key, value in
      append(key)
      if field.shape == .map { append(value) }
    }
    gathered.removeAll()
  }
}

/// Where a resource stands in the bytes of its encoder, and its content digest.
public struct EncodedResource: Hashable, Sendable {
  /// Offsets in `CanonicalEncoder.bytes`.
  public var range: Range<Int>
  /// Where the address stands in the same bytes.
  public var address: Range<Int>
  /// SHA-256 over those bytes.
  public var digest: Digest
}
