/// Something that no configuration does: a person does it at the PG, at PortOne's console or by mail.
///
/// The facts stand in the catalog's entries, what is said of them stands here.
public enum ManualTask: Hashable, Sendable {
  // MARK: At the PG

  /// A status of the PG other than active: who takes part in it is decided by PortOne's support.
  case askForContract(PG.Status)
  /// The account has to be opened, or linked, through a link of PortOne's.
  case openAccount(at: String, through: String)
  /// The PG looks at the shop first and refuses calls until then.
  case passReview(of: String, wants: String)
  /// The PG opens its test environment when asked to.
  case askForTests(at: String)
  /// What the channel's modules need is applied for one by one.
  case applySeparately(at: String, for: String)
  /// PortOne's address that hears of deposits into virtual accounts.
  case reportDeposits(to: String, setBy: String)
  /// Another address of PortOne's that the PG must be told.
  case reportEvents(String, to: String, at: String, onlyIf: String?)
  /// Domains that the PG lets its window be opened from, or answer to.
  case registerDomains([String], at: String)
  /// The address to which the PG sends the buyer's browser back.
  case addRedirectURL(String, at: String)
  /// The version of the PG's own API that PortOne speaks.
  case setAPIVersion(String, at: String)
  /// A setting at the PG that has to match a credential field.
  case matchSetting(String, at: String, field: String)
  /// The way in which identity is verified, for merchants of the older one.
  case switchIdentityLinkage(at: String)
  /// A file of the PG's that PortOne needs.
  case mailKeyFile(of: String, to: String)
  /// Addresses from which the merchant's own servers or browsers call in tests.
  case openTestAddresses(at: String, through: String)
  /// Addresses of PortOne's that the PG must let in.
  case openPortOneAddresses(at: String)
  /// A certificate that expires.
  case renewCertificate(field: String, years: Int, days: Int)

  // MARK: In tests

  /// Test payments charge for real until the PG takes them back, in a window of time if one is stated.
  case awaitTestCancellation(window: String?)
  /// Test payments charge for real and nobody takes them back; methods where it is only some.
  case cancelTests(MethodSet)

  // MARK: At PortOne

  /// The console cannot take a webhook's URL out.
  case removeWebhook
  /// Notifications of earlier payments still go to the URL until now.
  case keepOldWebhook(String)
  /// The console hands out a signing secret once.
  case issueWebhookSecrets([String])
  /// The console cannot change a tier.
  case recreateSubmerchant
}

extension ManualTask {
  /// What kind of thing is to do, for programs that sort by it.
  public enum Kind: String, CaseIterable, Sendable {
    case contract
    case depositURL = "deposit-url"
    case notificationURL = "notification-url"
    case domain
    case redirectURL = "redirect-url"
    case pgSetting = "pg-setting"
    case keyFile = "key-file"
    case addresses
    case certificate
    case testCharge = "test-charge"
    case webhookRemoval = "webhook-removal"
    case webhookMove = "webhook-move"
    case webhookSecret = "webhook-secret"
    case tier
  }

  /// What kind of thing is to do.
  public var kind: Kind {
    switch self {
    case .askForContract, .openAccount, .passReview, .askForTests, .applySeparately: .contract
    case .reportDeposits: .depositURL
    case .reportEvents: .notificationURL
    case .registerDomains: .domain
    case .addRedirectURL: .redirectURL
    case .setAPIVersion, .matchSetting, .switchIdentityLinkage: .pgSetting
    case .mailKeyFile: .keyFile
    case .openTestAddresses, .openPortOneAddresses: .addresses
    case .renewCertificate: .certificate
    case .awaitTestCancellation, .cancelTests: .testCharge
    case .removeWebhook: .webhookRemoval
    case .keepOldWebhook: .webhookMove
    case .issueWebhookSecrets: .webhookSecret
    case .recreateSubmerchant: .tier
    }
  }
}

extension ManualTask {
  /// What the task is about, whatever words are made of it: the same in every language and, as long as the fact
  /// behind it stands, in every version of the catalog.
  public var subject: String {
    switch self {
    case .askForContract(let status): status.rawValue
    case .openAccount(let place, _): place
    case .passReview(let pg, _): "review \(pg)"
    case .askForTests(let place): "tests \(place)"
    case .applySeparately(let place, let parts): "\(parts) \(place)"
    case .reportDeposits(let url, _): url
    case .reportEvents(let events, let url, _, _): "\(events) \(url)"
    case .registerDomains(let domains, _): domains.joined(separator: " ")
    case .addRedirectURL(let url, _): url
    case .setAPIVersion(let version, _): "version \(version)"
    case .matchSetting(let setting, _, _): setting
    case .switchIdentityLinkage(let place): "linkage \(place)"
    case .mailKeyFile(let pg, _): pg
    case .openTestAddresses(let place, _): "tests \(place)"
    case .openPortOneAddresses(let place): place
    case .renewCertificate(let field, _, _): field
    case .awaitTestCancellation: "cancelled"
    case .cancelTests(let methods): "kept \(methods.names.joined(separator: " "))"
    case .removeWebhook, .recreateSubmerchant: ""
    case .keepOldWebhook(let url): url
    case .issueWebhookSecrets(let references): references.joined(separator: " ")
    }
  }
}
