extension PG {
  var credentialsSection: String {
    var table = TextTable(indentedBy: 2)
    for (index, field) in credentials.fields.enumerated() {
      let place = index == 0 ? "mid:" : field.isSecret ? "secret" : "plain"
      var limits = [String]()
      if let length = field.length { limits.append("\(length) characters") }
      if let length = field.maxLength { limits.append("at most \(length) characters") }
      if let unless = field.blankUnless { limits.append("blank unless \(unless.condition)") }
      if field.confidence < .plain { limits.append("\(field.confidence.name) confidence") }
      table.row(field.key, place, ([field.required.phrase] + limits).joined(separator: ", "), field.label)
    }
    return table.text + (credentials.confidence < .plain ? "  - the list is not certain\n" : "")
  }

  var midSection: String {
    guard !credentials.fields.isEmpty else { return "" }
    var facts = ["called \(mid.term)"]
    if let prefix = mid.livePrefix { facts.append("live ones begin with \(prefix)") }
    if let length = mid.length { facts.append("live ones have \(length) characters") }
    if mid.separateSubscription { facts.append("subscription has a MID of its own") }
    if mid.separateEasyPay { facts.append("easy pay has a MID of its own") }
    if mid.onePerEasyPayBrand { facts.append("every easy-pay brand has a MID of its own") }
    if mid.separateOverseas { facts.append("overseas payments have a MID of their own") }
    if mid.onePerCurrency { facts.append("every currency has a MID of its own") }
    if mid.confidence < .plain { facts.append("\(mid.confidence.name) confidence") }
    return bullets(facts)
  }

  func testSection(isUnderRule: Bool) -> String {
    var table = TextTable(indentedBy: 2)
    for mid in test.shared {
      table.row(mid.mid, "shared", phrase(mid.modules, mid.qualifier))
      for (field, value) in mid.companions.sorted(by: { $0.key < $1.key }) {
        table.row("", "with", "\(field) \(value)")
      }
    }
    for mid in test.published { table.row(mid, "published", "with credentials of your own") }
    for mid in test.former {
      let sure = mid.confidence < .plain ? ", \(mid.confidence.name) confidence" : ""
      table.row(mid.mid, "former", "\(phrase(mid.modules, mid.qualifier)), as of \(mid.asOf)\(sure)")
    }
    return table.text + bullets(testRemarks(isUnderRule: isUnderRule))
  }

  private func testRemarks(isUnderRule: Bool) -> [String] {
    var remarks: [String] = []
    if isUnderRule {
      remarks.append("a test channel needs credentials issued to you (own-test-credentials-required)")
    }
    if test.ownRequired == .all {
      remarks.append("the documents want credentials issued to you")
    } else if !test.ownRequired.isEmpty {
      remarks.append(
        "for \(test.ownRequired.names.joined(separator: " ")) the documents want credentials issued to you")
    }
    if let contracted = test.onContractedMID {
      let limits = contracted.modules.names + contracted.methods.names
      let sure = contracted.confidence < .plain ? " (\(contracted.confidence.name) confidence)" : ""
      let scope = limits.isEmpty ? "" : " for \(limits.joined(separator: " "))"
      remarks.append("tests may run on the contracted MID\(scope)\(sure)")
    }
    if let behaviour = test.behaviour {
      remarks.append(test.cancelWindow.map { "\(behaviour.phrase), \($0)" } ?? behaviour.phrase)
    }
    return remarks + test.restrictions
  }

  private func phrase(_ modules: ModuleSet, _ qualifier: TestMID.Qualifier?) -> String {
    let names = modules.names.joined(separator: " ")
    return qualifier.map { "\(names), \($0.phrase)" } ?? names
  }
}

extension PG.Behaviour {
  /// The behaviour in words.
  public var phrase: String {
    switch self {
    case .noCharge: "test payments charge nobody"
    case .chargedThenCancelled: "test payments are charged and cancelled by the PG"
    case .chargedForGood: "test payments are charged and never cancelled by themselves"
    }
  }
}

extension TestMID.Qualifier {
  /// The qualification in words.
  public var phrase: String {
    switch self {
    case .methods(let methods): "\(methods.names.joined(separator: " ")) only"
    case .brand(let brand): "\(brand.name) only"
    case .tax(let tax): "tax \(tax.rawValue) only"
    case .currency(let currency): "\(currency) only"
    case .country(let country): "seller in \(country)"
    case .scope(let scope): "\(scope) only"
    case .cardFields(let fields): "card \(fields)"
    }
  }
}

extension CredentialField.Requirement {
  /// The condition in words.
  public var phrase: String {
    switch self {
    case .always, .optional: condition
    case .modules, .methods: "for \(condition)"
    case .disputed, .unseen: "optional (\(condition))"
    }
  }

  /// What the condition asks about.
  public var condition: String {
    switch self {
    case .always: "always"
    case .modules(.payment): "payments"
    case .modules(let modules): modules.names.joined(separator: " ")
    case .methods(let methods): methods.names.joined(separator: " ")
    case .optional: "optional"
    case .disputed: "documents disagree"
    case .unseen(let condition): condition
    }
  }
}
