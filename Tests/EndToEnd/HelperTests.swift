import Foundation
import TestSupport
import Testing

@Suite("Helpers")
struct HelperTests {
  /// A workspace with references to a helper, in a home where helpers are named.
  ///
  /// They are asked by the tool in a process of its own, whose time no other test takes.
  private struct Session {
    let scratch: Scratch
    var environment: [String: String]

    init(keys: [String] = ["a"]) throws {
      scratch = try Scratch()
      let references = keys.map { "exec://vault/\($0)" }.joined(separator: ", ")
      try scratch.file(named: "workspace/midas.yaml", holding: "midas: 1\n")
      try scratch.file(
        named: "workspace/acme.yaml",
        holding: """
          merchant: acme
          webhooks:
            - { api: v2, mode: live, url: "https://pay.acme.com/v2", version: "2024-04-25", secrets: [\(references)] }

          """)
      environment = [
        "MIDAS_FINGERPRINT_KEY": "0123456789abcdef", "HOME": scratch.url.appending(path: "home").path,
      ]
    }

    func path(_ name: String) -> String { scratch.url.appending(path: name).path }

    /// Writes a helper program and names it in the user's own file.
    func helper(_ script: String, settings: String = "") throws {
      let program = try scratch.file(named: "home/vault", holding: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      try helpers(#"{"version": 1, "helpers": {"vault": {"command": ["\#(program.path)"]\#(settings)}}}"#)
    }

    func helpers(_ json: String, at name: String = "home/.config/midas/helpers.json") throws {
      try scratch.file(named: name, holding: json)
    }

    /// What a plan says of the references that lead nowhere, in the order of the file.
    func reasons() throws -> [String] {
      let plan = try Tool.run(
        ["plan"], in: scratch.url.appending(path: "workspace"), environment: environment)
      #expect(plan.exit == 0, "\(plan.errors)")
      #expect(plan.errors.contains("Resolved "), "\(plan.errors)")
      #expect(!(plan.errors + plan.output).contains("hush"))
      return plan.errors.matches(of: /leads to no value: (.*)/).map { String($0.output.1) }
    }
  }

  /// Answers every key with its own name behind `value of `.
  private static let echo = """
    #!/usr/bin/python3 -I
    import json, sys
    question = json.load(sys.stdin)
    assert question["version"] == 1
    print(json.dumps({"version": 1, "values": {key: "value of " + key for key in question["keys"]}}))
    """

  @Test("are asked once for all their keys")
  func once() throws {
    let session = try Session(keys: ["a", "b/c"])
    let count = session.path("count")
    try session.helper(
      Self.echo.replacing("import json", with: "open('\(count)', 'a').write('.'); import json"))
    #expect(try session.reasons() == [])
    #expect(try String(contentsOfFile: count, encoding: .utf8) == ".")
  }

  @Test("say in words that are agreed on what they cannot give")
  func refusals() throws {
    let failures = #"{"a": "denied", "b": "it is hush"}"#
    let session = try Session(keys: ["a", "b"])
    try session.helper("#!/bin/sh\necho '{\"version\": 1, \"failures\": \(failures)}'\n")
    #expect(
      try session.reasons() == [
        "it may not be read: the helper was denied it", "the helper knows no such key",
      ])
    try session.helper(
      #"#!/bin/sh\#necho '{"version": 1, "values": {"b": "x"}, "failures": {"a": "unavailable"}}'"#)
    #expect(try session.reasons() == ["the helper cannot reach where it is kept"])
  }

  @Test(
    "that do not answer as they should are named, and nothing of what they print",
    arguments: [
      ("exit 3", "helper `vault` failed (exit 3)"),
      ("kill -9 $$", "helper `vault` failed (signal 9)"),
      ("echo hush; echo hush >&2; exit 1", "helper `vault` failed (exit 1)"),
      ("yes | head -c 1100000", "helper `vault` answers with more than 1 MiB"),
      ("yes", "helper `vault` answers with more than 1 MiB"),
      ("echo hush", "its answer is not what docs/secrets.md asks for"),
      ("sleep 600 & echo '{'", "its answer is not what docs/secrets.md asks for"),
      (#"echo '{"version": 2, "values": {}}'"#, "it answers in version 2 of the protocol, not 1"),
    ])
  func broken(script: String, words: String) throws {
    let session = try Session()
    try session.helper("#!/bin/sh\n\(script)\n", settings: #", "timeout": 60"#)
    #expect(try session.reasons() == [words])
  }

  @Test(
    "that take too long are ended, with all that they started",
    arguments: ["sleep 600", "trap '' TERM; sleep 600 & wait; sleep 600", "exec > /dev/null; sleep 600"])
  func late(script: String) throws {
    let session = try Session()
    try session.helper("#!/bin/sh\n\(script)\n", settings: #", "timeout": 0.5"#)
    let started = ContinuousClock.now
    #expect(try session.reasons() == ["helper `vault` did not answer within 0.5 s"])
    #expect(ContinuousClock.now - started < .seconds(120))
  }

  @Test("inherit what every program needs and what their settings list, and nothing else")
  func environment() throws {
    var session = try Session()
    session.environment.merge(["VAULT_ADDR": "https://vault", "OTHER_SECRET": "hush"]) { $1 }
    let seen = session.path("seen")
    try session.helper(
      "#!/bin/sh\nenv > \(seen)\npwd >> \(seen)\n", settings: #", "environment": ["VAULT_ADDR"]"#)
    _ = try session.reasons()
    let lines = try String(contentsOfFile: seen, encoding: .utf8).split(separator: "\n")
    let names = Set(lines.compactMap { $0.split(separator: "=").first.map(String.init) })
    #expect(names == ["HOME", "LANG", "PATH", "PWD", "VAULT_ADDR", "/"])
  }

  @Test("are read from a file that only the user can write, outside of the workspace")
  func whose() throws {
    var session = try Session()
    #expect(try session.reasons().first?.hasSuffix("helpers.json: no such file or directory") == true)
    try session.helpers(#"{"version": 1, "helpers": {}}"#)
    #expect(try session.reasons().first?.hasPrefix("no helper `vault` is named in ") == true)
    let file = session.path("home/.config/midas/helpers.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
    #expect(try session.reasons().first?.contains("others may write to it") == true)
    try session.helpers(#"{"version": 1, "helpers": {}}"#, at: "workspace/helpers.json")
    session.environment["MIDAS_HELPERS"] = session.path("workspace/helpers.json")
    #expect(try session.reasons().first?.contains("it lies in the workspace") == true)
  }

  @Test(
    "that are named in a way that is not documented are refused",
    arguments: [
      ("{", "it is not written as docs/secrets.md says"),
      (#"{"version": 2, "helpers": {}}"#, "its version is 2"),
      (#"{"version": 1, "helpers": {"vault": {"command": []}}}"#, "does not begin with an absolute path"),
      (#"{"version": 1, "helpers": {"vault": {"command": ["sh"]}}}"#, "does not begin with an absolute path"),
      (#"{"version": 1, "helpers": {"vault": {"command": "/bin/sh"}}}"#, "(`helpers.vault.command`)"),
      (
        #"{"version": 1, "helpers": {"vault": {"command": ["/bin/sh"], "shell": true}}}"#,
        "(`helpers.vault.shell`)"
      ),
      (#"{"version": 1, "helpers": {"vault": {"command": ["/bin/sh"], "timeout": 0}}}"#, "timeout"),
      (
        #"{"version": 1, "helpers": {"vault": {"command": ["/bin/sh"], "environment": ["MIDAS_FINGERPRINT_KEY"]}}}"#,
        "MIDAS_FINGERPRINT_KEY"
      ),
    ])
  func settings(json: String, words: String) throws {
    let session = try Session()
    try session.helpers(json)
    let reason = try #require(try session.reasons().first)
    #expect(reason.contains(words), "\(reason)")
  }
}
