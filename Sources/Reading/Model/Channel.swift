public import MidasCatalog
import MidasSource

/// A payment channel: one credential set that a PG issued.
public struct Channel: Sendable {
  /// Its id.
  public var id: Leaf<Text> = .absent
  /// Its name in the console; the id where left out.
  public var name: Leaf<Text> = .absent
  /// Whether it moves money.
  public var mode: Leaf<Mode> = .absent
  /// The PG as written; the catalog tells whether there is such a PG.
  public var pg: Leaf<Text> = .absent
  /// What it is contracted for.
  public var modules = ModuleList()
  /// The methods it names.
  public var methods = MethodList()
  /// What the PG calls MID, CID, CPID, site code, partner ID or StoreID; or `shared`.
  public var mid: Leaf<Text> = .absent
  /// The PG's other fields.
  public var credentials = Members<Credential>()
  /// The mapping or key `credentials`, where it is written.
  public var credentialsSite: Site?
  /// The currencies it names.
  public var currencies = Members<Located<Text>>()
  /// The tax setting of settlement reports.
  public var tax: Leaf<Tax> = .absent
  /// Why it must not be deleted or replaced.
  public var protect: Leaf<Text> = .absent
  /// The id of the sub-merchant it is assigned to.
  public var assign: Leaf<Text> = .absent
  /// The generations that call it.
  public var api: Leaf<GenerationSet> = .absent
  /// The key that the console gave it.
  public var key: Leaf<Text> = .absent
  /// The first key of its mapping.
  public var site = Site(SourceSpan(at: 0))

  /// A channel of which nothing is known yet.
  public init() {}
}

/// One of a PG's credential fields.
public struct Credential: Sendable {
  /// The field, by the catalog's name.
  public let field: Text
  /// Where its name stands.
  public let fieldSite: Site
  /// A literal, or a reference to a secret.
  public let value: Leaf<Text>

  /// `value` for `field`.
  public init(field: Text, fieldSite: Site, value: Leaf<Text>) {
    self.field = field
    self.fieldSite = fieldSite
    self.value = value
  }
}
