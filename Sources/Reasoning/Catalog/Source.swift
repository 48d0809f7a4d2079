/// A document that facts were read in, at the commit that was read.
public enum Source: Hashable, Sendable {
  /// PortOne's developer documents.
  case docs(String)
  /// The schemas beside them.
  case schema(String)
  /// The developer documents of January 2025.
  case docs2025(String)
  /// The developer documents of March 2024.
  case docs2024(String)
  /// PortOne's help centre.
  case help(String)
  /// The manual of i'mport's days.
  case manual(String)

  /// Repository, commit and path, as `owner/name@commit:path`.
  public var path: String {
    switch self {
    case .docs(let path): "portone-io/developers.portone.io@af926bd2:src/routes/(root)/" + path
    case .schema(let path): "portone-io/developers.portone.io@af926bd2:src/schema/" + path
    case .docs2025(let path): "portone-io/developers.portone.io@b8e987b6:src/routes/(root)/" + path
    case .docs2024(let path): "portone-io/developers.portone.io@30ac5210:src/content/docs/ko/" + path
    case .help(let path): "portone-io/mcp-server@0af2bad9:assets/docs/help/" + path
    case .manual(let path): "iamport/iamport-manual@877914a5:" + path
    }
  }
}
