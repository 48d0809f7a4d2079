import MidasCatalog

/// Facts on a PG as editors show them.
extension PG {
  /// Its names and generations in one line.
  var title: String {
    let names = [name.english, name.korean].compactMap(\.self).joined(separator: ", ")
    let generations = modules.generations.names.joined(separator: " and ")
    let status = status == .active ? "" : "; \(status.phrase)"
    return generations.isEmpty ? names + status : "\(names): \(generations)\(status)"
  }

  /// What a person wants to know before choosing it, in Markdown.
  var card: String {
    var lines = ["**\(title)**", modulesInWords, midInWords]
    lines.append("`midas catalog \(id)` shows methods, credential fields and manual steps.")
    return lines.joined(separator: "\n\n")
  }

  /// Its modules in each generation.
  var modulesInWords: String {
    let said = modules.generations.map { generation in
      let names = modules.stated(generation).names.map { "`\($0)`" }.joined(separator: ", ")
      return "\(generation.name): \(names.isEmpty ? "none stated" : names)."
    }
    return said.isEmpty ? "No document states its modules." : "Modules in " + said.joined(separator: " ")
  }

  /// The methods of its modules, in those generations that list them.
  var methodsInWords: String {
    let rows = modules.stated(in: .all).compactMap { module -> String? in
      let named = methods(of: module).named
      return named.isEmpty ? nil : "`\(module.name)`: \(named.names.joined(separator: ", "))."
    }
    return rows.isEmpty ? "" : "Methods of " + rows.joined(separator: " ")
  }

  /// What it calls its MID, and its shared test MIDs.
  var midInWords: String {
    var text = "\(name.english) calls it \(mid.term)."
    if let prefix = mid.livePrefix { text += " Live ones begin with `\(prefix)`." }
    let shared = test.shared.map { shared in
      let use = shared.modules.names.joined(separator: " ")
      return "`\(shared.mid)` (\(shared.qualifier.map { "\(use), \($0.phrase)" } ?? use))"
    }
    if Catalog.ownTestCredentialsRule.contains(id) {
      text += " Test channels need credentials issued to you."
    } else if !shared.isEmpty {
      text += " Shared test MIDs: \(shared.joined(separator: ", "))."
    }
    return text
  }

  /// What an editor proposes for `mid`.
  var proposedMIDs: [String] {
    if id == "naverpay" { return test.published }
    if Catalog.ownTestCredentialsRule.contains(id) { return [] }
    return test.shared.isEmpty ? [] : ["shared"] + test.shared.map(\.mid)
  }
}
