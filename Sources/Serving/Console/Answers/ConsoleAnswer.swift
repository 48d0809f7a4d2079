import MidasCatalog
import MidasJSON

/// What PortOne's V1 API answers: `{"code": 0, "message": null, "response": …}`.
///
/// Source: ResponseAnnotation and the answers built on it in PortOne's V1 OpenAPI.
public struct ConsoleAnswer: Sendable {
  /// What was asked for; null where PortOne refused.
  private let response: JSONValue
  /// Why PortOne refused, in its own words; nothing where it did not.
  public let refusal: String?

  /// Reads an answer.
  ///
  /// A bare list, as people keep who cut it out of the envelope, counts as the list of an answer without refusal.
  public init(reading bytes: [UInt8]) throws(AnswerError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw AnswerError(error, in: bytes)
    }
    if case .array = value {
      response = value
      refusal = nil
      return
    }
    guard case .object = value else { throw AnswerError("is \(value.noun), not an object with `response`") }
    switch value["code"] {
    case nil, .number(0): refusal = nil
    case .number(let code):
      var words = "code \(code)"
      if case .string(let message) = value["message"] { words = String(message.shown.prefix(200)) }
      refusal = words
    case .some(let other): throw AnswerError("says `code` as \(other.noun), not a number")
    }
    response = value["response"] ?? .null
  }

  /// The rows of `GET /users/pg`, in the order listed.
  public func settings() throws(AnswerError) -> [PGSetting] {
    try checkRefusal()
    guard case .array(let rows) = response else {
      throw AnswerError(
        response == .null ? "has no `response`" : "says `response` as \(response.noun), not a list")
    }
    var settings: [PGSetting] = []
    settings.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      let object = try AnswerObject(row, at: "response[\(index)]")
      settings.append(
        PGSetting(
          provider: try object.text("pg_provider"), mid: try object.text("pg_id"),
          mode: try object.bool("sandbox") ? .test : .live, type: try object.text("type"),
          name: try object.textIfAny("channel_name").flatMap { $0.isEmpty ? nil : $0 },
          key: try object.textIfAny("channel_key").flatMap { $0.isEmpty ? nil : $0 }))
    }
    return settings
  }

  /// The name of the store that `GET /tiers/{tier_code}` answers.
  public func tierName() throws(AnswerError) -> String {
    try checkRefusal()
    return try AnswerObject(response, at: "response").text("tier_name")
  }

  /// The token that `POST /users/getToken` answers.
  func token() throws(AnswerError) -> String {
    try checkRefusal()
    let token = try AnswerObject(response, at: "response").text("access_token")
    // It goes into a header line.
    guard (1...4096).contains(token.utf8.count), token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw AnswerError("gives a token that no header can carry")
    }
    return token
  }

  private func checkRefusal() throws(AnswerError) {
    if let refusal { throw AnswerError("says: \(refusal)") }
  }
}
