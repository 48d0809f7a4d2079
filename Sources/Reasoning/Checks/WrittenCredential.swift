import MidasCatalog
import MidasModel

/// A credential as the author wrote it, with what the catalog makes of it; worked out once for all rules.
struct WrittenCredential: Sendable {
  /// What the author wrote.
  let declared: Credential
  /// Which field of its PG's credentials it fills; nil where PG or field is unknown.
  let field: Int?
  /// What its value is; nil where that cannot be read.
  let form: ReferenceForm?

  /// `declared`, held against the PG at index `pg` of the catalog.
  init(_ declared: Credential, of pg: Int?, in merchant: borrowing Merchant, catalog: Catalog) {
    self.declared = declared
    field = pg.flatMap { pg in
      merchant.withBytes(declared.field) { catalog.entries[pg].credentials.index(ofField: $0) }
    }
    form = declared.value.value.map { value in merchant.withBytes(value) { ReferenceForm($0) } }
  }
}
