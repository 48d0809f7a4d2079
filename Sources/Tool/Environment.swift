import Glibc

/// The variables of the environment.
enum Environment {
  /// What a variable holds; an empty one counts as not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
