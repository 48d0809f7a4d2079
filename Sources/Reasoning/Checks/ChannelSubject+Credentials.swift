import MidasCatalog
import MidasModel

/// Which of its PG's credential fields a channel needs and which it lacks.
extension ChannelSubject {
  /// The fields beside the MID that the channel's modules and written methods certainly need.
  var requiredCredentials: [String] {
    guard let pg = facts.pg else { return [] }
    return catalog.entries[pg].credentials.others.filter { isRequired($0) }.map(\.key)
  }

  /// Those of them that are not written; none where a member of `credentials` cannot be read.
  ///
  /// A misspelt one is there: unknown-credential reports it.
  var missingCredentials: [String] {
    guard let pg = facts.pg, !declared.credentials.isOpen else { return [] }
    var missing: [String] = []
    for field in catalog.entries[pg].credentials.others where isRequired(field) && !isWritten(field) {
      missing.append(field.key)
    }
    if missing.isEmpty { return [] }
    let others = catalog.entries[pg].credentials.others.map(\.key)
    let misspelt = declared.credentials.known.filter { field(of: $0) == nil }
      .compactMap { nearest(to: string($0.field), in: others) }
    return missing.filter { !misspelt.contains($0) }
  }

  private func isRequired(_ field: CredentialField) -> Bool {
    field.required.holds(modules: declared.modules.set, methods: declared.methods.set)
  }

  private func isWritten(_ field: CredentialField) -> Bool {
    declared.credentials.known.contains { credential in
      subject.merchant.withBytes(credential.field) { field.isNamed($0) }
    }
  }
}
