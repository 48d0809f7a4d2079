extension ManualTask {
  /// What to do, and what happens otherwise, in one sentence without a full stop.
  public func text(in language: Language) -> String { language(text, korean) }

  /// The sentence in English.
  public var text: String {
    switch self {
    case .askForContract(let status):
      return "Ask PortOne's support before you rely on it: \(status.obstacle)"
    case .openAccount(let place, let link): return "Open or link your account at \(place) through \(link)"
    case .passReview(let pg, let wants):
      return
        "Pass \(pg)'s review, which wants \(wants): until then every call is refused for lack of permission"
    case .askForTests(let place):
      return
        "Ask \(place) to open its test environment: until then every call is refused for lack of permission"
    case .applySeparately(let place, let parts): return "Apply for \(parts) one by one at \(place)"
    case .reportDeposits(let url, let setBy):
      return
        "Have deposits into virtual accounts reported to \(url) (set by \(setBy)): otherwise no deposit becomes a payment"
    case .reportEvents(let events, let url, let place, let condition):
      return "Have \(events) reported to \(url), at \(place)\(condition.map { ", if \($0)" } ?? "")"
    case .registerDomains(let domains, let place):
      let noun = domains.count == 1 ? "the domain" : "the domains"
      return "Register \(noun) \(domains.enumeration) at \(place)"
    case .addRedirectURL(let url, let place):
      return "Add \(url) as redirect URL in \(place), for test and for live"
    case .setAPIVersion(let version, let place):
      return "Set the API version of the MID to \(version) in \(place), for test and for live: others fail"
    case .matchSetting(let setting, let place, let field):
      return "Set the \(setting) at \(place) to what `\(field)` holds: cancellations fail with any other"
    case .switchIdentityLinkage(let place):
      return "If you come from the PG-API way of verifying, switch the identity linkage mode at \(place)"
    case .mailKeyFile(let pg, let address):
      return
        "Mail the key file that \(pg) issued, as it is, to \(address): without it some payments and refunds fail"
    case .openTestAddresses(let place, let address):
      return "Send the address that your tests come from to \(address): \(place) must let it in"
    case .openPortOneAddresses(let place): return "Have PortOne's server address registered at \(place)"
    case .renewCertificate(let field, let years, let days):
      return
        "Renew the certificate behind `\(field)` in the last \(days) days of its \(years) years and update the channel: an expired one stops approvals and cancellations at once"
    case .awaitTestCancellation(let window):
      return "Tests charge for real until the PG cancels them\(window.map { ", \($0)" } ?? "")"
    case .cancelTests(let methods):
      let which = methods.isEmpty ? "Tests" : "Tests by \(methods.names.enumeration)"
      return "\(which) charge for real, and nobody takes that back: cancel each one yourself"
    case .removeWebhook:
      return "The console cannot take out the URL of a webhook: ask tech.support@portone.io to"
    case .keepOldWebhook(let url):
      return "Keep \(url) answering for now: PortOne resends notifications of earlier payments there"
    case .issueWebhookSecrets(let references):
      return
        "Issue the webhook's secret in PortOne's console, which shows it once, and put it where \(references.enumeration) points"
    case .recreateSubmerchant:
      return "The console cannot change a tier: add the sub-merchant anew and assign its channels to it"
    }
  }
}

extension PG.Status {
  /// Why a channel may not be opened, or may not work, for whoever has none yet.
  fileprivate var obstacle: String {
    switch self {
    case .active: "the PG takes contracts"
    case .activeOnRequest: "it enables this PG on request"
    case .noNewSignups: "this PG takes no new contracts, and serves those that exist"
    case .ended: "this PG has ended"
    case .documentsRemoved: "the pages on this PG were taken out of its documents"
    case .enumerationOnly: "no document describes this PG"
    }
  }
}

extension [String] {
  /// The words with commas, and `and` before the last.
  fileprivate var enumeration: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
