/// A notification as somebody kept it: its headers and its body.
public struct StoredRequest: Sendable {
  private let headers: [String: String]
  /// The body, byte by byte as it came.
  public let body: [UInt8]

  /// Why a kept request cannot be checked.
  public struct Fault: Error, Hashable {
    /// What is wrong.
    public let reason: String
  }

  /// Reads headers as `Name: value`, one a line; a request line before them and empty lines are passed over.
  ///
  /// - Parameters:
  ///   - headers: The headers as text.
  ///   - body: The body.
  public init(headers: String, body: [UInt8]) {
    var found: [String: String] = [:]
    for line in headers.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      // Of a header that comes twice the first is what most servers hand on.
      if found[name] == nil { found[name] = String(value) }
    }
    self.headers = found
    self.body = body
  }

  /// The message that was signed.
  public func message() throws(Fault) -> WebhookMessage {
    let id = try header("webhook-id")
    let written = try header("webhook-timestamp")
    guard let timestamp = Int(written), String(timestamp) == written else {
      throw Fault(reason: "`webhook-timestamp` is no number of seconds")
    }
    return WebhookMessage(id: id, timestamp: timestamp, body: body)
  }

  /// The signatures that came with it.
  public func signatures() throws(Fault) -> [String] {
    try header("webhook-signature").split(separator: " ").map(String.init)
  }

  private func header(_ name: String) throws(Fault) -> String {
    guard let value = headers[name] else { throw Fault(reason: "the header `\(name)` is missing") }
    return value
  }
}
