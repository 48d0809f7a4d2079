import FoundationEssentials

/// What is said between Midas and a helper: version 1 of the protocol of docs/secrets.md.
///
/// A helper is asked once for all keys. Its words for a failure are three that are agreed on, since free text could
/// hold what it must not.
enum HelperExchange {
  private static let version = 1

  private struct Question: Encodable {
    var version: Int
    var keys: [String]
  }

  private struct Answer: Decodable {
    var version: Int
    var values: [String: String]?
    var failures: [String: String]?
  }

  /// The question for `keys`: one line of JSON.
  static func question(for keys: [String]) throws(ResolutionFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Question(version: version, keys: keys)) else {
      throw ResolutionFailure("its keys are no text")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Hands over what the helper answered for each of `keys`.
  ///
  /// - Throws: `ResolutionFailure` for an answer that is none.
  static func read(
    _ answer: [UInt8], for keys: [String], _ body: (_ key: String, Result<String, ResolutionFailure>) -> Void
  ) throws(ResolutionFailure) {
    guard let read = try? JSONDecoder().decode(Answer.self, from: Data(answer)) else {
      throw ResolutionFailure("its answer is not what docs/secrets.md asks for")
    }
    guard read.version == version else {
      throw ResolutionFailure("it answers in version \(read.version) of the protocol, not \(version)")
    }
    for key in keys {
      if let value = read.values?[key], !value.isEmpty {
        guard value.utf8.count <= SecretFile.largest else {
          body(key, .failure(ResolutionFailure("its value is larger than \(SecretFile.largest >> 10) KiB")))
          continue
        }
        body(key, .success(value))
      } else {
        body(key, .failure(failure(read.failures?[key])))
      }
    }
  }

  private static func failure(_ word: String?) -> ResolutionFailure {
    switch word {
    case "denied": ResolutionFailure("it may not be read: the helper was denied it")
    case "unavailable": ResolutionFailure("the helper cannot reach where it is kept")
    default: ResolutionFailure("the helper knows no such key")
    }
  }
}
