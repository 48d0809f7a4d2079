import MidasChecks
import MidasCompiler
import MidasPlanning
import MidasResources
import MidasSource

extension Linked {
  /// The scalar that declares the key which `claim` is about, in the merchant of `taker`.
  func place(of claim: Claim, heldBy taker: Address) -> Place? {
    guard let merchant = merchant(named: taker.merchant) else { return nil }
    let unit = units[merchant.unit]
    let (kind, key) = claim.fact
    let fact = unit.facts.rows(entry(of: merchant).facts).first { fact in
      fact.kind == kind && unit.string(fact.key) == key && unit.string(fact.address) == taker.text
    }
    return fact.map { place($0.place, of: merchant.unit) }
  }
}

extension Claim {
  /// The fact of the compiler that stands for the same key.
  fileprivate var fact: (kind: FactKind, key: String) {
    switch table {
    case .merchantCodes: return (.merchantCode, key[0])
    case .channelKeys: return (.channelKey, key[0])
    case .liveMIDs:
      let identity = "#identity"
      let pg = key[0].hasSuffix(identity) ? "identity:\(key[0].dropLast(identity.count))" : key[0]
      return (.liveMID, "\(pg).\(key[1])")
    }
  }
}
