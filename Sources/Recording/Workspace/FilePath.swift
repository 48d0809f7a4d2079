/// Paths as text: absolute, relative and below one another.
///
/// Nothing here looks at the disk.
enum FilePath {
  /// `path` made absolute from `folder`, with `.` and `..` worked out.
  static func absolute(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder that holds `path`.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// The last part of `path`.
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// `name` in `folder`.
  static func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/\(name)" : folder.isEmpty ? name : "\(folder)/\(name)"
  }

  /// What of `path` follows `folder`; empty for the folder itself, nil outside of it.
  static func below(_ folder: String, _ path: String) -> String? {
    if path == folder { return "" }
    let prefix = folder == "/" ? "/" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// An absolute path as seen from an absolute folder.
  static func relative(_ path: String, to folder: String) -> String {
    let target = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let common = zip(target, start).prefix { $0 == $1 }.count
    let parts =
      Array(repeating: "..", count: start.count - common) + target.dropFirst(common).map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
