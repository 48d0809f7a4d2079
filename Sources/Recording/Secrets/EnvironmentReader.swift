import Glibc

/// The variables that secrets and helpers may come from.
public struct EnvironmentReader: Sendable {
  private let variables: [String: String]?

  /// The environment of this process.
  public static let process = EnvironmentReader(nil)

  /// Only these variables, for tests.
  public init(_ variables: [String: String]?) {
    self.variables = variables
  }

  /// What a variable holds, as a secret; nothing where it is empty or not set.
  func secret(named name: String) -> Secret? {
    if let variables {
      guard var value = variables[name].map({ Array($0.utf8) }), !value.isEmpty else { return nil }
      return Secret(taking: &value)
    }
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return Secret(copying: UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// What a variable holds that is no secret.
  func value(_ name: String) -> String? {
    if let variables { return variables[name] }
    return getenv(name).map { String(cString: $0) }
  }
}
