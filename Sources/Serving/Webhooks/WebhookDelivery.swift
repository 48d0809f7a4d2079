/// What came of a notification that was answered.
public struct WebhookDelivery: Hashable, Sendable {
  /// The address that it went to.
  public var address: String
  /// The status of the answer.
  public var status: Int
  /// From the first step of the connection to the head of the answer, in milliseconds.
  public var milliseconds: Int
  /// The encryption; nil where there was none.
  public var encryption: Encryption?
  /// The first bytes of the answer's body.
  public var body: [UInt8]
  /// Whether there was more than was read.
  public var isCut: Bool
  /// Where a redirection points to, which is not followed.
  public var location: String?

  /// What is known of an encrypted connection.
  public struct Encryption: Hashable, Sendable {
    /// The protocol: `TLS 1.3`.
    public var version: String
    /// When the server's certificate ends, in seconds since 1970.
    public var certificateEnd: Int?
  }

  /// Whether PortOne takes the notification for delivered: it does so for 200 only.
  public var isAccepted: Bool { status == 200 }

  /// How much of the answer's body is read, in bytes.
  public static let bodyLimit = 65_536

  /// The beginning of the body as text of one line, at most `limit` characters of it.
  public func excerpt(limit: Int = 200) -> String {
    var text = ""
    var count = 0
    for scalar in String(decoding: body.prefix(4 * limit), as: UTF8.self).unicodeScalars {
      guard count < limit else { break }
      count += 1
      // What could move the cursor, hide or turn text around is shown as a sign.
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        text += scalar == "\n" || scalar == "\t" || scalar == "\r" ? " " : "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Why a notification was not delivered.
public enum WebhookFailure: Error, Hashable, Sendable {
  /// The host has no address.
  case unresolved(host: String)
  /// An address of the host is none that may be posted to; nothing was sent.
  case refused(address: String, reason: String)
  /// No connection came about, for this reason.
  case unreachable(address: String, reason: String)
  /// No encryption that can be trusted came about; nothing was sent.
  case untrusted(address: String, reason: String)
  /// The connection stood, and no answer came.
  case unanswered(address: String, reason: String)
  /// The certificates to trust cannot be read.
  case unreadable(path: String)
}
