public import MidasResources

/// What a plan does to one resource.
public struct PlanStep: Hashable, Sendable {
  /// What is done.
  public var action: Action
  /// The resource's address afterwards; of a deleted one, the address it had.
  public var address: Address
  /// The address it has until then, where that is another.
  public var from: Address?
  /// The content digest it has until then; nothing if it is not recorded.
  public var expect: Digest?
  /// The content digest it has afterwards; nothing if it is deleted.
  public var promise: Digest?
  /// The resource as it will be; nothing if it is deleted.
  public var resource: Resource?
  /// How its fields change; empty for a creation.
  public var changes: [Change] = []
  /// The gates it has to pass.
  public var gates: [Gate] = []
  /// A created or replaced channel's place among those of its merchant in this plan, from 0.
  ///
  /// It is the order in which they take their ordinals.
  public var order: Int?
  /// Where it is declared.
  public var provenance: Provenance?
  /// What it does to payments beside what the changes say.
  public var notes: [String] = []

  /// A step that does `action` to `address`.
  public init(_ action: Action, _ address: Address) {
    self.action = action
    self.address = address
  }

  /// The kind of the resource.
  public var kind: ResourceKind { address.kind }
  /// The address at which the store holds the resource before the step, if it does.
  public var recordedAddress: Address? { expect == nil ? nil : from ?? address }
  /// Whether something that is recorded is lost: a deletion, also as part of a replacement.
  public var deletes: Bool { action == .delete || action == .replace }

  /// What can be done to a resource.
  public enum Action: String, CaseIterable, Sendable {
    /// It is recorded for the first time.
    case create
    /// Fields change, it stays what it is.
    case update
    /// It is no longer recorded.
    case delete
    /// It is deleted and another one created under its address.
    case replace
    /// Its address changes, it stays what it is.
    case rename
  }

  /// How one field changes.
  public struct Change: Hashable, Sendable {
    /// The field, or one entry of it: `mid`, `credentials.sign_key`.
    public var field: String
    /// Its value until then; nothing if it had none.
    public var before: FieldValue?
    /// Its value afterwards; nothing if it has none.
    public var after: FieldValue?
    /// Whether a secret stands behind it: the values are references.
    public var isSecret: Bool

    /// Whether the reference stays and the value behind it is another one.
    public var isRotation: Bool { isSecret && before == after }

    /// A change of `field`.
    public init(field: String, before: FieldValue?, after: FieldValue?) {
      self.field = field
      self.before = before
      self.after = after
      isSecret = [before, after].contains { value in
        value?.texts.contains { Reference.isReference($0) } ?? false
      }
    }
  }
}
