/// What is known of a state store's URL before a store is opened.
public enum StateURL {
  /// The URL is of a server and holds a password, behind its user or among its parameters.
  public static func holdsPassword(_ url: String) -> Bool {
    guard url.hasPrefix("postgresql://") || url.hasPrefix("postgres://") else { return false }
    let authority = url.split(separator: "/").dropFirst().first ?? ""
    let user = authority.split(separator: "@", omittingEmptySubsequences: false).dropLast().joined()
    return user.contains(":") || url.contains("password=")
  }
}
