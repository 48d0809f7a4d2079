import MidasCatalog
public import MidasDiagnostics
public import MidasResources
import MidasRouting
public import MidasSource

/// Route tests, run.
public struct RouteTestRun {
  /// What failed and why, in the order of the tests.
  public private(set) var findings: [Diagnostic] = []
  /// How many tests passed.
  public private(set) var passedCount = 0

  private let views: RouteViews
  private let place: (Address) -> Place?
  private var known: [String: RouteView?] = [:]

  /// Runs `tests` on merchants.
  ///
  /// - Parameter place: where a channel is declared, as far as that is known.
  public init(
    _ tests: [RouteTest], on views: RouteViews, declaredAt place: @escaping (Address) -> Place? = { _ in nil }
  ) throws {
    self.views = views
    self.place = place
    for test in tests {
      let found = try run(test)
      if found.isEmpty { passedCount += 1 }
      findings += found
    }
  }

  private mutating func run(_ test: RouteTest) throws -> [Diagnostic] {
    let scope = test.request.scope
    guard let view = try view(of: scope.merchant) else {
      return [
        .unknownName(scope.merchant, "merchant", at: test.scopePlace, among: views.handles, prefix: "")
      ]
    }
    if let store = scope.submerchant, !view.submerchants.contains(store) {
      return [
        .unknownName(
          store, "sub-merchant", at: test.scopePlace, among: view.submerchants.sorted(),
          prefix: "\(view.merchant):")
      ]
    }
    let strangers = strangers(to: view, in: test)
    guard strangers.isEmpty else { return strangers }
    let answer = Router(view, catalog: views.catalog).answer(test.request)
    guard !test.expected.isMet(by: answer, to: test.request, in: view) else { return [] }
    return [failure(of: test, answer, in: view)]
  }

  private mutating func view(of handle: String) throws -> RouteView? {
    if let known = known[handle] { return known }
    let view = try views[handle]
    known[handle] = .some(view)
    return view
  }

  /// The expected channels and groups that the merchant does not have.
  private func strangers(to view: RouteView, in test: RouteTest) -> [Diagnostic] {
    test.names.compactMap { text, place in
      guard let address = Address(parsing: text) else { return nil }
      let isGroup = address.kind == .group
      let all = isGroup ? view.groups.map(\.address) : view.channels.map(\.address)
      guard !all.contains(address) else { return nil }
      let kind = isGroup ? "group" : "channel"
      guard address.merchant == view.merchant else {
        return Diagnostic(
          rule: "unknown-route-name", severity: .error,
          message: "a request of `\(test.request.scope)` never reaches a \(kind) of `\(address.merchant)`",
          place: place, label: "not of the merchant that asks",
          help: "write a \(kind) of `\(view.merchant)`")
      }
      return .unknownName(
        address.id, kind, at: place, among: all.map(\.id), prefix: "\(view.merchant)\(isGroup ? "%" : "/")")
    }
  }

  private func failure(of test: RouteTest, _ answer: RouteAnswer, in view: RouteView) -> Diagnostic {
    let request = test.request
    let actual = Expectation(answer, to: request, in: view)
    var finding = Diagnostic(
      rule: "route-differs", severity: .error,
      message:
        "\(request.subject) \(answer.phrase); the test expects \(test.expected.phrase)",
      place: test.place, label: answer.why.first ?? "",
      help: "mend the channels; if this is meant, write `expect: \(actual.yaml)`")
    if let reached = answer.channels.first?.address, let place = place(reached) {
      finding.related = [.init("`\(reached)` is declared here", at: place)]
    }
    return finding
  }
}

extension RouteRequest {
  /// The request as the subject of a sentence.
  fileprivate var subject: String {
    guard case .pg("") = naming else { return "`\(phrase.printable)` of `\(scope)`" }
    return "\(kind == .identity ? "an" : "a") \(kind.rawValue) request of `\(scope)` without `pg`"
  }
}

extension RouteAnswer {
  /// What a request does, within a sentence.
  fileprivate var phrase: String {
    let names = channels.map { $0.address.map { "`\($0)`" } ?? "`\($0.mid.printable)`" }
    return switch outcome {
    case .channel: "reaches \(names.joined())"
    case .oldest: "reaches \(names.joined()), the oldest of several"
    case .fallback: "falls back to \(names.joined())"
    case .sharedTest: "reaches the shared test MID \(names.joined())"
    case .ambiguous: "may reach \(names.joined(separator: " or "))"
    case .none: "reaches nothing"
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownName(
    _ name: String, _ kind: String, at place: Place, among known: [String], prefix: String
  ) -> Diagnostic {
    let meant = nearest(to: name, in: known)
    let list = known.prefix(5).map { "`\(prefix)\($0)`" }.joined(separator: ", ")
    let rest = known.isEmpty ? "there is none" : "there is \(list)\(known.count > 5 ? " and more" : "")"
    return Diagnostic(
      rule: "unknown-route-name", severity: .error,
      message: "there is no \(kind) `\(prefix)\(name.printable)`", place: place,
      label: "this test cannot hold",
      help: meant.map { "did you mean `\(prefix)\($0)`?" } ?? rest)
  }
}
