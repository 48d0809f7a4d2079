extension PG {
  /// The fields of a PG's credentials.
  public struct Credentials: Hashable, Sendable {
    /// The fields in the order of PortOne's form; the first identifies the contract and stands in `mid`.
    public var fields: [CredentialField]
    /// How sure the list is; below `plain` an unknown field is a warning only.
    public var confidence: Confidence

    init(_ fields: [CredentialField], confidence: Confidence = .plain) {
      self.fields = fields
      self.confidence = confidence
    }

    /// The identifying field, which a configuration writes in `mid` and nowhere else.
    public var identifying: CredentialField? { fields.first }

    /// The fields that a configuration writes under `credentials`.
    public var others: ArraySlice<CredentialField> { fields.dropFirst() }

    /// The index of the field with this name.
    public func index(ofField key: UnsafeBufferPointer<UInt8>) -> Int? {
      fields.firstIndex { $0.isNamed(key) }
    }
  }
}

/// One field of a PG's credentials.
public struct CredentialField: Hashable, Sendable {
  /// The name that a configuration writes.
  public var key: String
  /// The label in PortOne's console.
  public var label: String
  /// Whether the value must be a reference.
  public var isSecret: Bool
  /// When it must be there.
  public var required: Requirement
  /// The most characters it may have.
  public var maxLength: Int?
  /// The exact number of characters it has.
  public var length: Int?
  /// The condition under which it may be filled in at all; nil where it always may.
  public var blankUnless: Requirement?
  /// How sure it is that the field exists.
  public var confidence: Confidence
  /// Of a certificate that ends, how many days before its end the PG issues the next one; nil for anything else.
  public var certificateRenewableDays: Int?

  init(
    _ key: String, label: String, secret isSecret: Bool, required: Requirement, maxLength: Int? = nil,
    length: Int? = nil, blankUnless: Requirement? = nil, confidence: Confidence = .plain,
    certificateRenewableDays: Int? = nil
  ) {
    self.key = key
    self.label = label
    self.isSecret = isSecret
    self.required = required
    self.maxLength = maxLength
    self.length = length
    self.blankUnless = blankUnless
    self.confidence = confidence
    self.certificateRenewableDays = certificateRenewableDays
  }

  /// Whether a configuration that writes `name` means this field.
  ///
  /// Asked for each credential of each channel, so it compares storage with storage: a comparison of two
  /// sequences goes byte by byte through iterators.
  public func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    key.utf8.count == name.count
      && key.utf8.withContiguousStorageIfAvailable { key in
        for index in key.indices where key[index] != name[index] { return false }
        return true
      } ?? false
  }

  /// The condition under which a field is asked for.
  public enum Requirement: Hashable, Sendable {
    /// For every channel of the PG.
    case always
    /// For a channel with at least one of the modules.
    case modules(ModuleSet)
    /// For a channel with at least one of the methods.
    case methods(MethodSet)
    /// Never demanded.
    case optional
    /// The documents disagree, so never demanded.
    case disputed
    /// On a condition that no file shows, named in plain words; so never demanded.
    case unseen(String)

    /// Whether the condition certainly holds for a channel with these modules and these methods written out.
    public func holds(modules: ModuleSet, methods: MethodSet) -> Bool {
      switch self {
      case .always: true
      case .modules(let needed): !modules.isDisjoint(with: needed)
      case .methods(let needed): !methods.isDisjoint(with: needed)
      case .optional, .disputed, .unseen: false
      }
    }

    /// Whether the condition certainly does not hold for a channel with these modules and methods; `methods`
    /// are those it takes, written out or assumed.
    public func isExcluded(modules: ModuleSet, methods: MethodSet) -> Bool {
      switch self {
      case .modules, .methods: !holds(modules: modules, methods: methods)
      case .always, .optional, .disputed, .unseen: false
      }
    }
  }
}
