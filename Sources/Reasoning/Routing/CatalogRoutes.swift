public import MidasCatalog
import MidasResources

/// V1 requests that are answered alike for every scope that has no channel of that name.
public struct CatalogRoutes: Sendable {
  /// The requests by kind, then by what they say in `pg`, in byte order.
  ///
  /// A shared test MID is named by code and MID; the id of a PG that V1 cannot name stands by itself and for whatever
  /// MID follows it.
  public let named: [RouteTable.Named]

  /// What `catalog`, with what the workspace opens, answers.
  public init(_ catalog: Catalog) {
    let view = RouteView(
      merchant: "any", order: .recorded, channels: EmptyCollection(), resources: EmptyCollection())
    let router = Router(view, catalog: catalog)
    named = RequestKind.allCases.flatMap { kind in
      let answers = router.sharedTests(kind).merging(router.uncoded(kind)) { $1 }
      return answers.sorted { precedesInBytes($0.key, $1.key) }
        .map { RouteTable.Named(kind: kind, pg: $0, answer: $1) }
    }
  }
}

extension Router {
  fileprivate func sharedTests(_ kind: RequestKind) -> [String: RouteAnswer] {
    var answers: [String: RouteAnswer] = [:]
    for entry in catalog.entries {
      for code in Set([entry.codes.v1(for: kind), entry.codes.v1].compactMap(\.self))
      where !lacksCode(code, kind) {
        for test in entry.test.shared {
          let request = RouteRequest(
            scope: .merchant(view.merchant), kind: kind, naming: .pg("\(code).\(test.mid)"))
          answers["\(code).\(test.mid)"] = sharedTest(code, test.mid, request)
        }
      }
    }
    return answers
  }

  fileprivate func uncoded(_ kind: RequestKind) -> [String: RouteAnswer] {
    var answers: [String: RouteAnswer] = [:]
    for entry in catalog.entries where lacksCode(entry.id, kind) {
      answers[entry.id] = answer(
        RouteRequest(scope: .merchant(view.merchant), kind: kind, naming: .pg(entry.id)))
    }
    return answers
  }
}
