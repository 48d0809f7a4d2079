import MidasConsole
import MidasResources
import MidasSecrets

/// What PortOne is asked of one recorded merchant, and with which credentials.
struct ConsoleQuestion: Sendable {
  /// The merchant's handle.
  let merchant: String
  /// The reference to its REST API key.
  let key: String
  /// The reference to its REST API secret.
  let secret: String
  /// The tier codes of its sub-merchants by their ids.
  let tiers: [String: String]

  /// The question on a merchant; nothing where no credentials are recorded for it.
  init?(_ merchant: RecordedMerchant) {
    func value(_ name: String) -> String? {
      let address = Address.key(merchant.handle, name)
      return merchant.resources.first { $0.resource.address == address }?.resource.text(.keyValue)
    }
    guard let key = value("rest-api-key"), let secret = value("rest-api-secret") else { return nil }
    self.merchant = merchant.handle
    self.key = key
    self.secret = secret
    let submerchants = merchant.resources.lazy.map(\.resource).filter { $0.address.kind == .submerchant }
    tiers = Dictionary(
      submerchants.compactMap { one in one.text(.submerchantTier).map { (one.address.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What came of a question: the lists, or why there are none, in a sentence.
  typealias Answer = Result<ListedMerchant, ConsoleSilence>

  /// Follows the references of all questions, and asks PortOne one after the other.
  ///
  /// - Parameters:
  ///   - root: The root of the workspace, from which `file://` starts.
  ///   - trusted: A file of certificates to trust in place of the system's.
  static func answers(
    to questions: [ConsoleQuestion], at url: PortOneURL, within timeLimit: Duration,
    trusting trusted: String?,
    below root: String
  ) -> [String: Answer] {
    awaiting {
      var held: [String: HeldSecret] = [:]
      let failures = await Resolver(root: root).resolve(Set(questions.flatMap { [$0.key, $0.secret] })) {
        held[$0] = HeldSecret($0, copying: $1)
      }
      var answers: [String: Answer] = [:]
      var ready: [(question: ConsoleQuestion, credentials: Credentials)] = []
      for question in questions {
        if let key = held[question.key], let secret = held[question.secret] {
          ready.append((question, Credentials(key: key, secret: secret)))
        } else {
          let missing = held[question.key] == nil ? question.key : question.secret
          let reason = failures[missing]?.reason ?? "nothing is there"
          answers[question.merchant] = .failure(ConsoleSilence("`\(missing)` leads to no value: \(reason)"))
        }
      }
      guard !ready.isEmpty else { return answers }
      do {
        let asked = try await PortOneClient.asking(url, within: timeLimit, trusting: trusted) { client in
          var asked: [String: Answer] = [:]
          for (question, credentials) in ready {
            asked[question.merchant] = await Self.answer(to: question, with: credentials, from: client)
          }
          return asked
        }
        answers.merge(asked) { $1 }
      } catch {
        for (question, _) in ready {
          answers[question.merchant] = .failure(ConsoleSilence("PortOne cannot be asked: \(type(of: error))"))
        }
      }
      return answers
    }
  }

  private static func answer(
    to question: ConsoleQuestion, with credentials: Credentials, from client: PortOneClient
  ) async -> Answer {
    var session = PortOneSession(client, credentials)
    do throws(PortOneFailure) {
      return .success(try await session.listed(tiers: question.tiers))
    } catch {
      return .failure(ConsoleSilence("PortOne \(error.message)"))
    }
  }
}

/// Why there is no list of a merchant, in a sentence without a full stop.
struct ConsoleSilence: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
