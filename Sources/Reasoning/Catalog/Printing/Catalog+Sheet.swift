extension Catalog {
  /// All that the catalog knows of one PG, section by section.
  public func sheet(of pg: Int) -> String {
    let entry = entries[pg]
    var sections: [(title: String, body: String)] = [
      ("Modules", entry.modulesSection), ("Methods", entry.methodsSection),
      ("Credentials", entry.credentialsSection), ("MIDs", entry.midSection),
      ("Test MIDs", entry.testSection(isUnderRule: isUnderOwnTestCredentialsRule(pg))),
      ("Webhooks", entry.webhookSection), ("Smart routing", entry.routingSection),
      ("Currencies", entry.currencySection), ("Manual steps", bullets(entry.duties.map(\.task.text))),
      ("Notes", bullets(entry.notes)), ("Opened by this workspace", openedSection(entry)),
      ("Sources", bullets(entry.sources.map(\.path).sorted())),
    ]
    sections.removeAll { $0.body.isEmpty }
    return entry.head + sections.map { "\n\($0.title)\n\($0.body)" }.joined()
  }

  private func openedSection(_ entry: PG) -> String {
    let news = overrides.pgs.filter { $0.pg == entry.id }.map { "newer facts: \($0.because)" }
    let tests = overrides.testCredentials.filter { $0.pg == entry.id }.map { opened in
      let what = opened.mids.isEmpty ? "shared test MIDs" : opened.mids.joined(separator: " ")
      return "\(what): \(opened.because)"
    }
    let mids = overrides.sharedMIDs.filter { $0.pg == entry.id || $0.pg == entry.provider }
      .map { "\($0.mid) behind several stores: \($0.because)" }
    return bullets(news + tests + mids)
  }
}

/// Texts as a list, one a line.
func bullets(_ texts: [String]) -> String {
  texts.map { "  - \($0)\n" }.joined()
}

extension PG {
  fileprivate var head: String {
    var table = TextTable(indentedBy: 2)
    if let company { table.row("company", company.name) }
    table.row("status", ended.map { "\(status.phrase), \($0)" } ?? status.phrase)
    table.row("pg: in V1", codesOfV1)
    table.row("provider in V2", codes.v2)
    if let bypass = codes.v1Bypass { table.row("bypass key", bypass) }
    if let korean = name.korean { table.row("console", korean) }
    return "\(id): \(name.english)\n" + table.text
  }

  private var codesOfV1: String {
    var texts = [codes.v1].compactMap(\.self)
    if let api = codes.v1API { texts.append("\(api) (API requests)") }
    if let identity = codes.v1Identity { texts.append("\(identity) (identity requests)") }
    return texts.isEmpty ? "none: requests name the channel key" : texts.joined(separator: ", ")
  }

  fileprivate var modulesSection: String {
    var table = TextTable(indentedBy: 2)
    for module in Module.allCases {
      let cells = Generation.allCases.map { "\($0.name) \(statement(on: module, in: $0))" }
      if cells.allSatisfy({ $0.hasSuffix("-") }) { continue }
      table.row(module.name, cells[0], cells[1])
    }
    return table.text
  }

  private func statement(on module: Module, in generation: Generation) -> String {
    guard modules.generations.contains(generation) else { return "-" }
    let said = modules[generation]
    var words = ""
    if said.disputed.contains(module) {
      words = "disputed"
    } else if said.stated.contains(module) {
      words = "yes"
    } else if said.denied.contains(module) {
      words = "no"
    } else {
      return "-"
    }
    if module == .windowSimple, let easyPay = modules.easyPay { words += " (\(easyPay.name))" }
    if module == .identity, let identity = modules.identity { words += " (\(identity.name))" }
    if said.partial.contains(module) {
      words += module == .windowSubscription ? " (easy pay only)" : " (virtual accounts only)"
    }
    return words
  }

  fileprivate var methodsSection: String {
    var table = TextTable(indentedBy: 2)
    var named = MethodSet()
    for method in Method.allCases {
      let takers = Module.allCases.filter { module in
        module != .apiVirtualAccount && modules.stated(in: .all).contains(module)
          && methods(of: module).named.contains(method)
      }
      guard !takers.isEmpty else { continue }
      named.insert(method)
      table.row(
        method.name, spelling(method.spelling.v1, .v1), spelling(method.spelling.v2, .v2),
        takers.map(\.name).joined(separator: " "))
    }
    var text = table.text
    let possible = Generation.allCases.reduce(into: MethodSet()) { set, generation in
      for module in Module.allCases { set.formUnion(methods[generation].list(of: module)?.possible ?? []) }
    }
    let others = possible.subtracting(named)
    if !others.isEmpty { text += "  and perhaps: \(others.names.joined(separator: " "))\n" }
    let at = methods.v1.issueAndPayAtOnce.union(methods.v2.issueAndPayAtOnce)
    if !at.isEmpty { text += "  billing key only with a payment: \(at.names.joined(separator: " "))\n" }
    return text
  }

  /// The usual spelling in a generation that the PG works in.
  private func spelling(_ words: [String], _ generation: Generation) -> String {
    let word = modules.generations.contains(generation) ? words.first : nil
    return "\(generation.name) \(word ?? "-")"
  }
}
