import MidasCatalog
import MidasResources
import MidasRouting

/// One merchant as tables show it: what requests reach, where PortOne notifies, who may call.
///
/// Of secrets there are references at most, here and so in every table.
public struct MerchantTable: Sendable {
  /// The merchant, then its sub-merchants.
  let scopes: [Scope]
  /// What requests reach.
  let routes: RouteTable
  /// Every channel, oldest first.
  let channels: [Channel]
  /// The webhooks of every scope, those that a sub-merchant inherits as its own.
  let webhooks: [Webhook]
  /// Who may call the V1 API; empty where the console's switch is off.
  let whitelist: [Block]

  /// The merchant's handle.
  var handle: String { scopes[0].address.merchant }

  /// A merchant or sub-merchant.
  struct Scope: Sendable {
    let address: Address
    let name: String?
    /// The merchant code, which sub-merchants share.
    let code: String?
    let storeID: String?
    let tier: String?
    /// References to API keys, by what the configuration calls them; only a merchant has any.
    let apiKeys: [MapEntry]
  }

  /// A channel, whoever asks.
  struct Channel: Sendable {
    let target: RouteAnswer.Target
    let pg: String
    let name: String?
    /// The codes by which V1 requests name it, of the kinds that it has a module of.
    let codes: [RequestKind: String]
  }

  /// Where PortOne notifies a scope.
  struct Webhook: Sendable {
    let scope: Address
    let api: String
    let mode: String
    let url: String
    let contentType: String
    let version: String?
    /// References to its signing secrets.
    let secrets: [String]
  }

  /// A block of the whitelist.
  struct Block: Sendable {
    let cidr: String
    let memo: String?
  }
}
