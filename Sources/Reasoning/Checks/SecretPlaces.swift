import MidasCatalog
import MidasModel

/// A value that is written where a secret, or something else, is wanted.
struct WrittenValue {
  /// What it is the value of, between backticks or in words.
  let name: String
  /// Its text.
  let text: Text
  /// Where it stands.
  let site: Site
}

extension ChannelSubject {
  /// What the text of a value is where a reference may stand.
  func referenceForm(of text: Text) -> ReferenceForm {
    subject.merchant.withBytes(text) { ReferenceForm($0) }
  }

  /// The channel's credentials whose field the PG has and whose form there `isMeant`.
  func credentials(
    _ isMeant: (_ form: ReferenceForm, _ isSecret: Bool) -> Bool
  ) -> [(value: WrittenValue, form: ReferenceForm, isSecret: Bool)] {
    guard let pg = facts.pg else { return [] }
    var found: [(value: WrittenValue, form: ReferenceForm, isSecret: Bool)] = []
    for credential in credentials {
      guard let field = credential.field, let form = credential.form,
        case .known(let text, let site) = credential.declared.value
      else { continue }
      let isSecret = catalog.entries[pg].credentials.fields[field].isSecret
      guard isMeant(form, isSecret) else { continue }
      let name = "`\(string(credential.declared.field))`"
      found.append((WrittenValue(name: name, text: text, site: site), form, isSecret))
    }
    return found
  }
}

/// A secret of the merchant's own, with what its text is; worked out once for all rules.
struct WrittenSecret: Sendable {
  /// What it is, between backticks or in words.
  let name: StaticString
  /// Its text.
  let text: Text
  /// Where it stands.
  let site: Site
  /// What the text is where a reference may stand.
  let form: ReferenceForm

  /// The secrets of a merchant: API keys and signing secrets of webhooks, its sub-merchants' included.
  static func all(of merchant: borrowing Merchant) -> [WrittenSecret] {
    var secrets: [WrittenSecret] = []
    add("`rest-api-key`", merchant.keys.restAPIKey, of: merchant, to: &secrets)
    add("`rest-api-secret`", merchant.keys.restAPISecret, of: merchant, to: &secrets)
    add("`api-secret`", merchant.keys.apiSecret, of: merchant, to: &secrets)
    add(merchant.webhooks, of: merchant, to: &secrets)
    for index in merchant.submerchants.known.indices {
      if case .own(let webhooks) = merchant.submerchants.known[index].webhooks {
        add(webhooks, of: merchant, to: &secrets)
      }
    }
    return secrets
  }

  private static func add(
    _ webhooks: Members<Webhook>, of merchant: borrowing Merchant, to secrets: inout [WrittenSecret]
  ) {
    for index in webhooks.known.indices {
      for secret in webhooks.known[index].secrets.known {
        add("a webhook's secret", .known(secret.value, secret.site), of: merchant, to: &secrets)
      }
    }
  }

  private static func add(
    _ name: StaticString, _ leaf: Leaf<Text>, of merchant: borrowing Merchant,
    to secrets: inout [WrittenSecret]
  ) {
    guard case .known(let text, let site) = leaf else { return }
    let form = merchant.withBytes(text) { ReferenceForm($0) }
    secrets.append(WrittenSecret(name: name, text: text, site: site, form: form))
  }
}

extension MerchantSubject {
  /// The merchant's own secrets whose text is of a form that `isMeant`.
  func secrets(_ isMeant: (ReferenceForm) -> Bool) -> [(value: WrittenValue, form: ReferenceForm)] {
    var found: [(value: WrittenValue, form: ReferenceForm)] = []
    for secret in writtenSecrets where isMeant(secret.form) {
      found.append(
        (WrittenValue(name: "\(secret.name)", text: secret.text, site: secret.site), secret.form))
    }
    return found
  }

  /// What the text of a value is where a reference may stand.
  func referenceForm(of text: Text) -> ReferenceForm { merchant.withBytes(text) { ReferenceForm($0) } }

  /// Whether what is encoded of the merchant may hold a secret: where one belongs, or where nobody can tell what does,
  /// stands something that is no reference.
  public var mayHoldSecret: Bool {
    func isHarmless(_ form: ReferenceForm) -> Bool { form == .reference || form == .outside }
    guard secrets({ !isHarmless($0) }).isEmpty else { return true }
    return merchant.channels.known.indices.contains { index in
      merchant.channels.known[index].credentials.known.contains { credential in
        guard let value = credential.value.value, !isHarmless(referenceForm(of: value)) else { return false }
        guard let pg = channels[index].pg else { return true }
        let credentials = catalog.entries[pg].credentials
        let field = merchant.withBytes(credential.field) { credentials.index(ofField: $0) }
        return field.map { credentials.fields[$0].isSecret } ?? true
      }
    }
  }
}
