extension Catalog {
  /// Every PG on a line: id, generations, name, status where it is not simply active, modules.
  public var list: String {
    var table = TextTable()
    table.row("PG", "API", "NAME", "MODULES")
    for pg in entries {
      let modules = pg.modules.stated(in: .all).names.joined(separator: " ")
      let status = pg.status == .active ? "" : " (\(pg.status.phrase))"
      table.row(
        pg.id, pg.modules.generations.names.joined(separator: " "), pg.name.english + status, modules)
    }
    return table.text + "\n\(entries.count) PGs; `midas catalog PG` shows one of them\n"
  }
}

extension PG.Status {
  /// The status in words.
  public var phrase: String {
    switch self {
    case .active: "active"
    case .activeOnRequest: "on request at PortOne's support"
    case .noNewSignups: "no new contracts"
    case .ended: "ended"
    case .documentsRemoved: "its documents were removed"
    case .enumerationOnly: "no document describes it"
    }
  }
}
