import MidasTableFormat

extension LookupTable {
  /// The merchant with a merchant code, as `IMP.init` takes it: `imp12345678`.
  public func merchant(code: String) -> Scope? { scope(in: file.record(.code, code)) }

  /// The sub-merchant of `merchant` with a tier; nil where PortOne refuses the tier as unknown.
  public func submerchant(of merchant: String, tier: String) -> Scope? {
    scope(in: file.record(.tier, merchant, tier))
  }

  /// The merchant or sub-merchant with a V2 store id.
  public func scope(storeID: String) -> Scope? { scope(in: file.record(.store, storeID)) }

  /// The merchant (`acme`) or sub-merchant (`acme:books`) of that name.
  public func scope(named scope: String) -> Scope? {
    guard let lines = file.record(.scope, scope)?.lines, let first = lines.first, first.kind == .scope else {
      return nil
    }
    return Scope(first, secrets: lines.dropFirst().filter { $0.kind == .secret })
  }

  /// Where PortOne notifies `scope`: what is set for itself or, of a sub-merchant that inherits, for its merchant.
  ///
  /// - Parameter api: The generation: `v1` or `v2`.
  public func webhook(of scope: String, api: Generation, mode: Mode) -> Webhook? {
    guard let lines = file.record(.webhook, scope, api.rawValue, mode.rawValue)?.lines,
      let first = lines.first,
      first.kind == .webhook
    else { return nil }
    return Webhook(first, secrets: lines.dropFirst().filter { $0.kind == .secret })
  }

  /// Who may call the V1 API for a merchant; nil where there is no such merchant.
  public func whitelist(of merchant: String) -> Whitelist? {
    guard let lines = file.record(.whitelist, merchant)?.lines, let first = lines.first,
      first.kind == .whitelist
    else { return nil }
    return Whitelist(isOn: first[0] == "on", lines.dropFirst().filter { $0.kind == .block })
  }

  private func scope(in record: FoundRecord?) -> Scope? {
    record?.lines.first?[0].flatMap { scope(named: $0) }
  }
}
