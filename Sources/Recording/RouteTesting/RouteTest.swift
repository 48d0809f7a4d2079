import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasResources
public import MidasRouting
public import MidasSource

/// A request, and what it is to reach.
public struct RouteTest: Sendable {
  /// The request.
  public let request: RouteRequest
  /// What it is to reach.
  public let expected: Expectation
  /// The value of `expect`.
  public let place: Place
  /// The scope.
  let scopePlace: Place
  /// Each address that is expected, with where it stands.
  let names: [(address: String, place: Place)]

  /// What it is called in a report.
  public var name: String { "\(request.scope) \(request.phrase): \(expected.yaml)" }
}

extension RouteTest {
  /// The tests of a document, and what is wrong with those that are none.
  static func all(of document: RoutesDocument, in file: Int32) -> (tests: [RouteTest], findings: [Diagnostic])
  {
    var tests: [RouteTest] = []
    var findings = document.findings.map { $0.placed(in: file) }
    for written in document.cases {
      do throws(NoAddress) {
        tests.append(try RouteTest(written, in: file))
      } catch {
        findings.append(error.finding)
      }
    }
    return (tests, findings)
  }

  /// A text that is no address of the kind that is wanted.
  private struct NoAddress: Error {
    let finding: Diagnostic

    init(_ text: String, at place: Place, wanted: String, example: String) {
      finding = Diagnostic(
        rule: "wrong-type", severity: .error, message: "`\(text.printable)` is no \(wanted)", place: place,
        label: "nothing has this address", help: "write it as `\(example)`")
    }
  }

  private init(_ written: RoutesDocument.Case, in file: Int32) throws(NoAddress) {
    func place(_ site: Site) -> Place { Place(file: file, site.span) }
    guard let scope = Address(parsing: written.scope.value), [.merchant, .submerchant].contains(scope.kind)
    else {
      throw NoAddress(
        written.scope.value, at: place(written.scope.site), wanted: "merchant or sub-merchant",
        example: "acme` or `acme:books")
    }
    var naming = RouteRequest.Naming.pg(written.pg?.value ?? "")
    if let key = written.key { naming = .key(key.value) }
    if let mode = written.mode.value, let module = written.module.value {
      naming = .ability(
        .init(mode: mode, module: module, method: written.method.value, currency: written.currency?.value))
    }
    request = RouteRequest(scope: scope, kind: written.kind.value ?? .window, naming: naming)

    var names: [(address: String, place: Place)] = []
    func address(_ text: Located<String>, _ kind: ResourceKind = .channel) throws(NoAddress) -> Address {
      names.append((text.value, place(text.site)))
      guard let address = Address(parsing: text.value), address.kind == kind else {
        throw NoAddress(
          text.value, at: place(text.site), wanted: kind.name,
          example: kind == .group ? "\(scope.merchant)%split" : "\(scope.merchant)/card` or `none")
      }
      return address
    }
    switch written.expected {
    case .channel(let text): expected = .channel(try address(text))
    case .oldest(let text): expected = .oldest(try address(text))
    case .fallback(let text): expected = .fallback(try address(text))
    case .group(let text): expected = .group(try address(text, .group))
    case .candidates(let texts):
      var addresses: Set<Address> = []
      for text in texts { addresses.insert(try address(text)) }
      expected = .candidates(addresses)
    case .sharedTest: expected = .sharedTest
    case .none: expected = .none
    }
    self.names = names
    self.place = place(written.site)
    scopePlace = place(written.scope.site)
  }
}

extension Diagnostic {
  /// The same finding on another file.
  fileprivate func placed(in file: Int32) -> Diagnostic {
    var placed = self
    placed.place = Place(file: file, place.span)
    placed.related = related.map { Related($0.message, at: Place(file: file, $0.place.span)) }
    placed.secrets = secrets.map { Place(file: file, $0.span) }
    placed.mend = nil
    return placed
  }
}
