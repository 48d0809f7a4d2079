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

extension MerchantSubject {
  /// The merchant's own secrets whose text is of a form that `isMeant`: API keys and signing secrets of webhooks,
  /// its sub-merchants' included.
  func secrets(_ isMeant: (ReferenceForm) -> Bool) -> [(value: WrittenValue, form: ReferenceForm)] {
    var found: [(value: WrittenValue, form: ReferenceForm)] = []
    func add(_ name: StaticString, _ text: Text, _ site: Site) {
      let form = referenceForm(of: text)
      if isMeant(form) { found.append((WrittenValue(name: "\(name)", text: text, site: site), form)) }
    }
    func add(_ name: StaticString, _ leaf: Leaf<Text>) {
      if case .known(let text, let site) = leaf { add(name, text, site) }
    }
    func add(_ webhooks: Members<Webhook>) {
      for webhook in webhooks.known {
        for secret in webhook.secrets.known { add("a webhook's secret", secret.value, secret.site) }
      }
    }
    add("`rest-api-key`", merchant.keys.restAPIKey)
    add("`rest-api-secret`", merchant.keys.restAPISecret)
    add("`api-secret`", merchant.keys.apiSecret)
    add(merchant.webhooks)
    for submerchant in merchant.submerchants.known {
      if case .own(let webhooks) = submerchant.webhooks { add(webhooks) }
    }
    return found
  }

  /// What the text of a value is where a reference may stand.
  func referenceForm(of text: Text) -> ReferenceForm { merchant.withBytes(text) { ReferenceForm($0) } }
}
