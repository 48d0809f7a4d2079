import MidasCatalog
import MidasModel

/// Which of its PG's credential fields a channel needs and which it lacks.
extension ChannelSubject {
  /// The fields beside the MID that the channel's modules and written methods certainly need.
  var requiredCredentials: [String] {
    guard let pg = facts.pg else { return [] }
    return catalog.entries[pg].credentials.others.indices.filter { isRequired($0, of: pg) }
      .map { catalog.entries[pg].credentials.fields[$0].key }
  }

  /// Those of them that are not written; none where a member of `credentials` cannot be read.
  ///
  /// A misspelt one is there: unknown-credential reports it.
  var missingCredentials: [String] {
    guard let pg = facts.pg, !declared.credentials.isOpen else { return [] }
    var missing: [String] = []
    for index in catalog.entries[pg].credentials.others.indices
    where isRequired(index, of: pg) && !credentials.contains(where: { $0.field == index }) {
      missing.append(catalog.entries[pg].credentials.fields[index].key)
    }
    if missing.isEmpty { return [] }
    let others = catalog.entries[pg].credentials.others.map(\.key)
    let misspelt = credentials.filter { $0.field == nil }
      .compactMap { nearest(to: string($0.declared.field), in: others) }
    return missing.filter { !misspelt.contains($0) }
  }

  private func isRequired(_ field: Int, of pg: Int) -> Bool {
    catalog.entries[pg].credentials.fields[field].required
      .holds(modules: declared.modules.set, methods: declared.methods.set)
  }
}
