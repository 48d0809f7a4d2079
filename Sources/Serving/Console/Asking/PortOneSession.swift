import NIOHTTP1

/// What one merchant's credentials may ask of PortOne.
///
/// A token lasts 30 minutes and is asked for again once where PortOne says that it has run out.
public struct PortOneSession {
  private let client: PortOneClient
  private let credentials: Credentials
  private var token: String?

  /// A session of the merchant whose credentials these are; nothing is asked yet.
  public init(_ client: PortOneClient, _ credentials: Credentials) {
    self.client = client
    self.credentials = credentials
  }

  /// Asks for the channels of a merchant, and for each of its sub-merchants.
  ///
  /// - Parameter tiers: The tier codes of the sub-merchants by their ids.
  public mutating func listed(tiers: [String: String]) async throws(PortOneFailure) -> ListedMerchant {
    var listed = ListedMerchant(channels: try await channels(tier: nil))
    for (id, code) in tiers.sorted(by: { $0.key < $1.key }) {
      guard let name = try await name(ofTier: code) else {
        listed.tiers[id] = .missing
        continue
      }
      listed.tiers[id] = .found(name: name, channels: try await channels(tier: code))
    }
    return listed
  }

  /// `GET /users/pg`, under header `Tier` for a sub-merchant.
  private mutating func channels(tier: String?) async throws(PortOneFailure) -> [ListedChannel] {
    let path = "/users/pg"
    let reply = try await get(path, tier: tier)
    return ListedChannel.all(
      of: try read(reply, path, tier: tier) { answer throws(AnswerError) in try answer.settings() })
  }

  /// `GET /tiers/{tier_code}`: the name of the store; nothing where PortOne knows no such code.
  private mutating func name(ofTier code: String) async throws(PortOneFailure) -> String? {
    guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) else {
      throw PortOneFailure("was not asked for tier `\(code)`, which is no tier code")
    }
    let path = "/tiers/\(code)"
    let reply = try await get(path, tier: nil)
    guard reply.status != 404 else { return nil }
    return try read(reply, path, tier: nil) { answer throws(AnswerError) in try answer.tierName() }
  }

  // MARK: - Tokens

  private mutating func get(_ path: String, tier: String?) async throws(PortOneFailure) -> PortOneClient.Reply
  {
    // Once more with a new token, should this one have run out.
    for _ in 1...2 {
      let current = try await currentToken()
      var headers = [("Authorization", current)]
      if let tier { headers.append(("Tier", tier)) }
      let reply = try await client.send(.GET, path, headers: headers)
      guard reply.status == 401 else { return reply }
      token = nil
    }
    throw PortOneFailure("refuses the token that it gave for \(credentials.references), at \(path) (401)")
  }

  private mutating func currentToken() async throws(PortOneFailure) -> String {
    if let token { return token }
    let path = "/users/getToken"
    let reply = try await client.send(.POST, path, headers: [], body: credentials.tokenRequest)
    guard reply.status != 401, reply.status != 403 else {
      throw PortOneFailure("refuses \(credentials.references) (\(reply.status))\(words(of: reply))")
    }
    let fresh = try read(reply, path, tier: nil) { answer throws(AnswerError) in try answer.token() }
    token = fresh
    return fresh
  }

  // MARK: - Answers

  private func read<Value>(
    _ reply: PortOneClient.Reply, _ path: String, tier: String?,
    _ value: (ConsoleAnswer) throws(AnswerError) -> Value
  ) throws(PortOneFailure) -> Value {
    let place = tier.map { "\(path) under tier \($0)" } ?? path
    guard reply.status == 200 else {
      throw PortOneFailure("answers \(place) with status \(reply.status)\(words(of: reply))")
    }
    do throws(AnswerError) {
      return try value(ConsoleAnswer(reading: reply.body))
    } catch {
      throw PortOneFailure("answers \(place) with what it does not promise: it \(redacted(error.message))")
    }
  }

  /// PortOne's own words in an answer that is no success.
  private func words(of reply: PortOneClient.Reply) -> String {
    guard let answer = try? ConsoleAnswer(reading: reply.body), let refusal = answer.refusal else {
      return ""
    }
    return ": \(redacted(refusal))"
  }

  private func redacted(_ text: String) -> String {
    let text = credentials.redacted(text)
    return token.map { text.replacing($0, with: "…") } ?? text
  }
}
