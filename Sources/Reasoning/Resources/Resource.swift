/// A resource as it is wanted or recorded: its address and the fields that differ from what is implied.
public struct Resource: Hashable, Sendable {
  /// Its name.
  public let address: Address
  /// Its fields by ascending number; what is implied is not among them.
  public private(set) var fields: [FieldEntry] = []

  /// A resource whose fields are `values`, in any order.
  public init(_ address: Address, _ values: [Field: FieldValue] = [:]) {
    self.address = address
    for (field, value) in values { self[field] = value }
  }

  /// A resource that has room for so many fields.
  public init(_ address: Address, reservingCapacity count: Int) {
    self.address = address
    fields.reserveCapacity(count)
  }

  /// The value of `field` as it is encoded; nothing where it is implied or absent.
  public subscript(field: Field) -> FieldValue? {
    get { fields.first { $0.field == field }?.value }
    set {
      assert(field.kind == address.kind, "a field belongs to one kind of resource")
      var place = fields.endIndex
      while place > 0, fields[place - 1].field.number >= field.number { place -= 1 }
      if place < fields.endIndex, fields[place].field == field { fields.remove(at: place) }
      guard let newValue, !newValue.isEmpty, !isImplied(newValue, field) else { return }
      fields.insert(FieldEntry(field: field, value: newValue), at: place)
    }
  }

  /// The text of `field`, what is implied included.
  public func text(_ field: Field) -> String? {
    if case .text(let text) = self[field] { return text }
    return impliedText(field)
  }

  /// The members of the set `field`.
  public func members(_ field: Field) -> [String] {
    if case .set(let members) = self[field] { return members }
    return []
  }

  /// The entries of the map `field`.
  public func entries(_ field: Field) -> [MapEntry] {
    if case .map(let entries) = self[field] { return entries }
    return []
  }

  /// The same fields under another address.
  ///
  /// A name that was implied by the old id stays what it was.
  public func moved(to address: Address) -> Resource {
    var moved = Resource(address)
    for field in Field.all(of: self.address.kind) {
      moved[field] = self[field] ?? impliedText(field).map(FieldValue.text)
    }
    return moved
  }

  private func isImplied(_ value: FieldValue, _ field: Field) -> Bool {
    guard case .text(let text) = value else { return false }
    return switch field.implied {
    case .nothing: false
    case .fixed(let implied): implied.withUTF8Buffer { $0.elementsEqual(text.utf8) }
    case .identifier: text == address.id
    }
  }

  private func impliedText(_ field: Field) -> String? {
    switch field.implied {
    case .nothing: nil
    case .fixed(let text): text.description
    case .identifier: address.id
    }
  }
}

/// One field of a resource and its value.
public struct FieldEntry: Hashable, Sendable {
  /// Which field.
  public let field: Field
  /// Its value.
  public let value: FieldValue
}

// MARK: - Encoding

extension Resource {
  /// Writes the resource's canonical encoding with `encoder`.
  public func encode(with encoder: inout CanonicalEncoder) -> EncodedResource {
    encoder.begin(address)
    for entry in fields {
      switch entry.value {
      case .text(let text): encoder.text(entry.field, text)
      case .set(let members): for member in members { encoder.member(entry.field, member) }
      case .map(let pairs): for pair in pairs { encoder.entry(entry.field, key: pair.key, value: pair.value) }
      }
    }
    return encoder.end()
  }

  /// The content digest: SHA-256 over the canonical encoding.
  public var digest: Digest {
    var encoder = CanonicalEncoder(reservingCapacity: 256)
    return encode(with: &encoder).digest
  }
}
