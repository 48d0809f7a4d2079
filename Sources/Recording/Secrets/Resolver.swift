import MidasResources

/// Follows references to the values behind them, each once.
public struct Resolver: Sendable {
  private let environment: EnvironmentReader
  private let files: SecretFile
  private let helpers: HelperSource

  /// A resolver for a workspace.
  ///
  /// - Parameter root: The absolute path of its root, from which `file://` starts.
  public init(root: String, environment: EnvironmentReader = .process) {
    self.environment = environment
    files = SecretFile(root: root)
    helpers = HelperSource(environment: environment, root: root)
  }

  /// Resolves `references`, and lends each value to `use`, after which it is overwritten.
  ///
  /// - Returns: why some lead to no value, by reference.
  public func resolve(
    _ references: Set<String>, _ use: (_ reference: String, borrowing Secret) -> Void
  ) async -> [String: ResolutionFailure] {
    var failures: [String: ResolutionFailure] = [:]
    var keys: [String: [(key: String, reference: String)]] = [:]
    for reference in references.sorted(by: precedesInBytes) {
      do throws(ResolutionFailure) {
        switch SecretPlace(reference) {
        case .variable(let name):
          guard name != FingerprintKey.variable else {
            throw ResolutionFailure("it is the key of the fingerprints themselves")
          }
          guard let secret = environment.secret(named: name) else {
            throw ResolutionFailure("the variable is not set", help: "set \(name) where midas runs")
          }
          use(reference, secret)
        case .file(let path): use(reference, try files.secret(at: path))
        case .helper(let name, let key): keys[name, default: []].append((key, reference))
        case nil: throw ResolutionFailure("it is no reference")
        }
      } catch {
        failures[reference] = error
      }
    }
    if !keys.isEmpty { failures.merge(await ask(keys, use)) { $1 } }
    return failures
  }

  // MARK: - Helpers

  /// Asks each helper once for all its keys.
  private func ask(
    _ keys: [String: [(key: String, reference: String)]],
    _ use: (_ reference: String, borrowing Secret) -> Void
  ) async -> [String: ResolutionFailure] {
    var failures: [String: ResolutionFailure] = [:]
    let settings = Result { () throws(ResolutionFailure) in try helpers.read().helpers }
    for (name, asked) in keys.sorted(by: { $0.key < $1.key }) {
      do throws(ResolutionFailure) {
        guard let helper = try settings.get()[name] else {
          throw ResolutionFailure(
            "no helper `\(name)` is named in \(helpers.path ?? "")", help: "docs/secrets.md shows how one is")
        }
        let call = HelperCall(name: name, settings: helper, environment: environment)
        let wanted = Set(asked.map(\.key)).sorted(by: precedesInBytes)
        let question = try HelperExchange.question(for: wanted)
        var answer = try await call.answer(to: question)
        defer { answer.withUnsafeMutableBytes { Secret.erase($0) } }
        let references = Dictionary(grouping: asked, by: \.key)
        var refused: [String: ResolutionFailure] = [:]
        try HelperExchange.read(answer, for: wanted) { key, result in
          for reference in references[key, default: []].map(\.reference) {
            switch result {
            case .success(let value):
              var bytes = Array(value.utf8)
              use(reference, Secret(taking: &bytes))
            case .failure(let failure): refused[reference] = failure
            }
          }
        }
        failures.merge(refused) { $1 }
      } catch {
        for reference in asked.map(\.reference) { failures[reference] = error }
      }
    }
    return failures
  }
}
