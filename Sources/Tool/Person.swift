import Glibc

/// Who runs midas.
enum Person {
  /// The CI's actor, else user@host.
  static var current: String {
    for name in ["GITHUB_ACTOR", "GITLAB_USER_LOGIN"] {
      if let actor = Environment.value(name) { return actor }
    }
    return "\(user)@\(host)"
  }

  private static var user: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return String(getuid()) }
    return String(cString: name)
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
