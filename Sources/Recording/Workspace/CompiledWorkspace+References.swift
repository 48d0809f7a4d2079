import MidasCatalog
import MidasCompiler
import MidasModel
public import MidasResources
public import MidasSource
import MidasSyntax

extension CompiledWorkspace {
  /// Where the resource at `address` is declared.
  public func place(of address: Address) -> Place? { linked.place(of: address) }

  /// The scalar that declares a secret of the resource at `address` by `reference`.
  ///
  /// Units keep no places of single values; the file is read again, which only few findings of plan ask for.
  public func place(ofReference reference: String, in address: Address) -> Place? {
    guard let resource = linked.place(of: address), let file = files[resource.file] else { return nil }
    for merchant in MerchantFile(reading: Tree(parsing: file.bytes)).merchants
    where merchant.text(merchant.handle) == address.merchant {
      let leaf = merchant.secrets(of: address).first { merchant.text($0) == reference }
      if let span = leaf?.span { return Place(file: resource.file, span) }
    }
    return nil
  }
}

extension Merchant {
  fileprivate func text(_ leaf: Leaf<Text>) -> String? { leaf.value.map(string) }

  /// The values that may be references, of the resource at an address of this merchant.
  fileprivate func secrets(of address: Address) -> [Leaf<Text>] {
    switch address.kind {
    case .key: return [keys.restAPIKey, keys.restAPISecret, keys.apiSecret]
    case .channel:
      let channel = channels.known.first { text($0.id) == address.id }
      return channel?.credentials.known.map(\.value) ?? []
    case .webhook:
      var webhooks = self.webhooks
      if let store = address.submerchant {
        let submerchant = submerchants.known.first { text($0.id) == store }
        guard case .own(let own)? = submerchant?.webhooks else { return [] }
        webhooks = own
      }
      return webhooks.known.filter { webhook in
        guard let api = webhook.api.value, let mode = webhook.mode.value else { return false }
        return address.id == "\(api.name).\(mode.name)"
      }.flatMap { $0.secrets.known.map { .known($0.value, $0.site) } }
    case .merchant, .submerchant, .group, .default, .whitelist: return []
    }
  }
}
