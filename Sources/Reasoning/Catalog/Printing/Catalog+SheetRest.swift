extension PG {
  var webhookSection: String {
    var table = TextTable(indentedBy: 2)
    switch webhook.demand {
    case .none: break
    case .required: table.row("yours", "required: \(webhook.reason ?? "its page demands one")")
    case .recommended(let modules):
      table.row("yours", "recommended for \(modules.names.joined(separator: " "))")
    }
    if let deposit = webhook.deposit {
      if let url = deposit.v1 { table.row("deposits v1", url) }
      if let url = deposit.v2 { table.row("deposits v2", url) }
      table.row("deposits", "set by \(deposit.setBy)")
    }
    for other in webhook.others { table.row("\(other.purpose) \(other.generation.name)", other.url) }
    return table.text
  }

  var routingSection: String {
    var table = TextTable(indentedBy: 2)
    if !smartRouting.v1.isEmpty { table.row("v1", smartRouting.v1.names.joined(separator: " ")) }
    if !smartRouting.v2.isEmpty { table.row("v2", smartRouting.v2.names.joined(separator: " ")) }
    return table.text
  }

  var currencySection: String {
    var facts: [String] = []
    if !currencies.list.isEmpty { facts.append("only \(currencies.list.joined(separator: " "))") }
    if let standard = currencies.default { facts.append("\(standard) where a request names none") }
    if !currencies.excluded.isEmpty { facts.append("never \(currencies.excluded.joined(separator: " "))") }
    for method in currencies.byMethod {
      facts.append("\(method.method.name): \(method.list.joined(separator: " "))")
    }
    if !currencies.countries.isEmpty {
      facts.append("buyers in \(currencies.countries.joined(separator: " "))")
    }
    if let minimum = currencies.minimum { facts.append("at least \(minimum) a payment") }
    if !facts.isEmpty, currencies.confidence < .plain {
      facts.append("\(currencies.confidence.name) confidence")
    }
    return bullets(facts)
  }
}
