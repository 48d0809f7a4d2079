import MidasCatalog
import MidasModel

/// The channel that V1's `pg: "code"` reaches in a scope, going by the order of the file.
struct FirstOfCode {
  /// Whose requests are meant.
  let scope: Scope
  /// The code.
  let code: String
  /// The channel reached.
  let first: Int
  /// The channels of the code and kind behind it, in order.
  var others: [Int] = []
}

extension MerchantSubject {
  /// For each scope, V1 code and kind of request with several channels, which of them a request reaches.
  ///
  /// The merchant sees all its channels, a sub-merchant those assigned to it.
  var firstOfCode: [FirstOfCode] {
    guard channels.count > 1 else { return [] }
    return scopes.flatMap { scope -> [FirstOfCode] in
      let visible = scope == .merchant ? Array(channels.indices) : channels(of: scope)
      guard visible.count > 1 else { return [] }
      var found: [FirstOfCode] = []
      var position: [Key: Int] = [:]
      for index in visible {
        guard let pg = channels[index].pg, channels[index].generations.contains(.v1) else { continue }
        let modules = merchant.channels.known[index].modules.set
        for kind in RequestKind.allCases where !modules.isDisjoint(with: .of(kind)) {
          guard let code = catalog.entries[pg].codes.v1(for: kind) else { continue }
          let key = Key(code: code, kind: kind)
          if let known = position[key] {
            found[known].others.append(index)
          } else {
            position[key] = found.count
            found.append(FirstOfCode(scope: scope, code: code, first: index))
          }
        }
      }
      return found.filter { !$0.others.isEmpty }
    }
  }

  private struct Key: Hashable {
    let code: String
    let kind: RequestKind
  }
}
