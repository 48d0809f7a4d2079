import MidasCatalog
import MidasModel

/// The channel that V1's `pg: "code"` reaches in a scope, going by the order of the file.
struct FirstOfCode {
  /// Whose requests are meant.
  let scope: Scope
  /// The code.
  let code: String
  /// The kind of request.
  let kind: RequestKind
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
    var result: [FirstOfCode] = []
    for scope in scopes {
      // There are few codes and kinds, so a walk over those met is quicker than a table.
      let start = result.count
      if scope == .merchant {
        for index in channels.indices { add(index, of: scope, to: &result, from: start) }
      } else {
        for index in channels(of: scope) { add(index, of: scope, to: &result, from: start) }
      }
    }
    result.removeAll { $0.others.isEmpty }
    return result
  }

  private func add(_ index: Int, of scope: Scope, to result: inout [FirstOfCode], from start: Int) {
    guard let pg = channels[index].pg, channels[index].generations.contains(.v1) else { return }
    let modules = merchant.channels.known[index].modules.set
    for kind in [RequestKind.window, .api, .identity] where !modules.isDisjoint(with: .of(kind)) {
      guard let code = catalog.entries[pg].codes.v1(for: kind) else { continue }
      if let known = result[start...].firstIndex(where: { $0.kind == kind && $0.code == code }) {
        result[known].others.append(index)
      } else {
        result.append(FirstOfCode(scope: scope, code: code, kind: kind, first: index))
      }
    }
  }
}
