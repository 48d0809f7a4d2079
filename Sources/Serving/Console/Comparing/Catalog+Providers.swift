import MidasCatalog
import MidasResources

extension Catalog {
  /// Whether PortOne may list a channel of a PG under a provider.
  ///
  /// The list gives V1 codes; of a PG that has several, documents disagree on which stands where.
  func lists(_ channel: Resource, under provider: String) -> Bool {
    let pg = channel.text(.channelPG) ?? ""
    guard let known = index(ofPG: pg) else { return pg == provider }
    let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
    let entry = entries[index(known, for: modules)]
    return pg == provider || entry.isNamed(provider)
  }

  /// Whether V1, of which the list is, can name a channel's PG at all.
  func isInV1(_ channel: Resource) -> Bool {
    guard let known = channel.text(.channelPG).flatMap({ index(ofPG: $0) }) else { return true }
    let modules = ModuleSet(channel.members(.channelModules).compactMap { Module(name: $0) })
    let codes = entries[index(known, for: modules)].codes
    return codes.v1 != nil || codes.v1API != nil || codes.v1Identity != nil
  }
}

extension PG {
  /// Whether `provider` is one of the names by which PortOne's V1 API may call it.
  func isNamed(_ provider: String) -> Bool {
    [id, self.provider, codes.v1, codes.v1API, codes.v1Identity].contains(provider)
  }
}
