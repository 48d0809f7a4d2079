import Foundation
import TestSupport

/// A server on loopback that answers as the description of PortOne's V1 API promises, or fails as it is told to.
final class PortOneServer {
  private let scratch: Scratch
  private let process = Process()
  private let input = Pipe()
  /// The port that it listens on.
  let port: Int

  /// A row of `GET /users/pg`.
  struct Row: Encodable {
    var provider: String
    var mid: String
    var isTest = false
    var type = "payment"
    var name: String?
    var key: String?

    enum CodingKeys: String, CodingKey {
      case provider = "pg_provider"
      case mid = "pg_id"
      case isTest = "sandbox"
      case type
      case name = "channel_name"
      case key = "channel_key"
    }
  }

  /// What an answer is instead of the one promised.
  struct Fault: Encodable {
    var status: Int?
    var headers: [String: String]?
    var body: String?
    /// How often the body is repeated.
    var `repeat`: Int?
    /// Seconds before the answer.
    var delay: Double?
    /// Bytes that are promised and never come.
    var withheld: Int?
    /// The token runs out, and the request is answered as one with such a token is.
    var expire: Bool?
    /// Every answer from here on.
    var always: Bool?
  }

  /// What the server holds.
  struct Script: Encodable {
    var key = "rest-key"
    var secret = "rest-secret"
    var token = "token-"
    /// Rows by tier code; those of the representative store under an empty one.
    var lists: [String: [Row]] = [:]
    /// Names by tier code.
    var tiers: [String: String] = [:]
    /// Faults by path.
    var faults: [String: [Fault]] = [:]
  }

  /// Starts a server, over TLS where a certificate is given.
  init(_ script: Script, certificate: (file: URL, key: URL)? = nil) throws {
    scratch = try Scratch()
    let encoded = try JSONEncoder().encode(script)
    let file = try scratch.file(named: "script.json", holding: String(decoding: encoded, as: UTF8.self))
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", Repository.url("Tests/EndToEnd/PortOne/portone.py").path, file.path]
      + (certificate.map { [$0.file.path, $0.key.path] } ?? [])
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8),
      !byte.isEmpty
    {
      line += byte
    }
    guard let port = Int(String(decoding: line, as: UTF8.self)) else {
      throw CocoaError(.executableLoad)
    }
    self.port = port
  }

  deinit {
    // It ends with its standard input.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Its address.
  var url: String { "http://127.0.0.1:\(port)" }

  /// The requests that came, as `GET /users/pg B01`.
  var requests: [String] {
    get throws {
      try String(contentsOf: scratch.url.appending(path: "script.json.log"), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }
}
