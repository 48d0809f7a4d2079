import MidasResources

/// Where a reference says that a secret is kept.
enum SecretPlace: Hashable {
  /// A variable of the environment.
  case variable(String)
  /// A file, by its path below the root of the workspace.
  case file(String)
  /// What a helper of the user's answers for a key.
  case helper(String, key: String)

  /// The place that `reference` names; nothing for what is no reference.
  init?(_ reference: String) {
    guard let scheme = Reference.Scheme.allCases.first(where: { reference.hasPrefix($0.rawValue + "://") })
    else { return nil }
    let rest = String(reference.dropFirst(scheme.rawValue.utf8.count + 3))
    switch scheme {
    case .env: self = .variable(rest)
    case .file: self = .file(rest)
    case .exec:
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      self = .helper(String(rest[..<slash]), key: String(rest[rest.index(after: slash)...]))
    }
  }
}
