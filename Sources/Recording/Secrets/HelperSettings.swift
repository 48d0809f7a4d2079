import FoundationEssentials

/// One helper: a program of the user's that knows secrets.
struct HelperSettings: Hashable, Sendable {
  /// The program's absolute path, then its arguments; no shell is between.
  var command: [String]
  /// How many seconds it may take.
  var timeout: Double
  /// The variables that it is handed on beside those that every program needs.
  var environment: [String]

  /// How long a helper may take that says nothing else, in seconds.
  static let usualTimeout = 10.0
}

/// The user's file of helpers: `{"version": 1, "helpers": {"vault": {"command": ["/usr/local/bin/vault-midas"]}}}`.
struct HelperFile {
  /// The helpers by name.
  let helpers: [String: HelperSettings]

  private struct Document: Decodable {
    var version: Int
    var helpers: [String: Entry]
  }

  private struct Entry: Decodable {
    var command: [String]
    var timeout: Double?
    var environment: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable { case command, timeout, environment }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let known = Set(CodingKeys.allCases.map(\.rawValue))
      let extra = try decoder.container(keyedBy: AnyKey.self).allKeys.first {
        !known.contains($0.stringValue)
      }
      if let extra {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath + [extra], debugDescription: "unknown key"))
      }
      command = try values.decode([String].self, forKey: .command)
      timeout = try values.decodeIfPresent(Double.self, forKey: .timeout)
      environment = try values.decodeIfPresent([String].self, forKey: .environment)
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads the bytes of the file.
  init(reading bytes: [UInt8]) throws(ResolutionFailure) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw ResolutionFailure("it is not written as docs/secrets.md says\(Self.place(of: error))")
    } catch {
      throw ResolutionFailure("it is no JSON")
    }
    guard document.version == 1 else {
      throw ResolutionFailure("its version is \(document.version), this program reads 1")
    }
    var helpers: [String: HelperSettings] = [:]
    for (name, entry) in document.helpers { helpers[name] = try Self.settings(entry, of: name) }
    self.helpers = helpers
  }

  private static func settings(_ entry: Entry, of name: String) throws(ResolutionFailure) -> HelperSettings {
    guard let program = entry.command.first, program.hasPrefix("/") else {
      throw ResolutionFailure("the command of helper `\(name)` does not begin with an absolute path")
    }
    let timeout = entry.timeout ?? HelperSettings.usualTimeout
    guard timeout > 0, timeout <= 300 else {
      throw ResolutionFailure("the timeout of helper `\(name)` is not between 0 and 300 seconds")
    }
    let environment = entry.environment ?? []
    guard !environment.contains(FingerprintKey.variable) else {
      throw ResolutionFailure(
        "helper `\(name)` would be handed \(FingerprintKey.variable), which no helper needs")
    }
    return HelperSettings(command: entry.command, timeout: timeout, environment: environment)
  }

  private static func place(of error: DecodingError) -> String {
    let path: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    return path.isEmpty ? "" : " (`\(path.map(\.stringValue).joined(separator: "."))`)"
  }
}
