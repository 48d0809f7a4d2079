import Foundation
import MidasSecrets
import TestSupport
import Testing

/// A workspace and a home with what references lead to.
final class Vault {
  let scratch: Scratch
  var variables: [String: String] = [:]

  init() throws {
    scratch = try Scratch()
    try scratch.file(named: "workspace/midas.yaml", holding: "midas: 1")
    variables = ["HOME": path("home"), "PATH": "/usr/bin:/bin"]
  }

  func path(_ name: String) -> String { scratch.url.appending(path: name).path }

  /// The values and the failures of references.
  func resolve(_ references: String...) async -> (
    values: [String: String], failures: [String: ResolutionFailure]
  ) {
    let resolver = Resolver(root: path("workspace"), environment: EnvironmentReader(variables))
    var values: [String: String] = [:]
    let failures = await resolver.resolve(Set(references)) { reference, secret in
      values[reference] = secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }
    return (values, failures)
  }

  func reason(_ reference: String) async -> String? { await resolve(reference).failures[reference]?.reason }
}

@Suite("References lead to values")
struct ResolverTests {
  @Test("in the environment and in files below the root")
  func values() async throws {
    let vault = try Vault()
    vault.variables["KEY"] = "from the environment"
    try vault.scratch.file(named: "workspace/secrets/key", holding: "from a file\n")
    try vault.scratch.file(named: "workspace/secrets/lines", holding: "two\nlines\r\n")
    let found = await vault.resolve("env://KEY", "file://secrets/key", "file://secrets/lines")
    #expect(
      found.values == [
        "env://KEY": "from the environment", "file://secrets/key": "from a file",
        "file://secrets/lines": "two\nlines",
      ])
    #expect(found.failures.isEmpty)
  }

  @Test("or a reason why not, which says nothing of any value")
  func failures() async throws {
    let vault = try Vault()
    vault.variables["EMPTY"] = ""
    vault.variables["MIDAS_FINGERPRINT_KEY"] = "0123456789abcdef"
    try vault.scratch.file(named: "workspace/secrets/empty", holding: "\n")
    try vault.scratch.file(named: "workspace/secrets/large", holding: String(repeating: "x", count: 65_537))
    try vault.scratch.file(named: "outside", holding: "x")
    try FileManager.default.createSymbolicLink(
      atPath: vault.path("workspace/out"), withDestinationPath: vault.path("outside"))
    #expect(mkfifo(vault.path("workspace/pipe"), 0o600) == 0)
    #expect(await vault.reason("env://MISSING") == "the variable is not set")
    #expect(await vault.reason("env://EMPTY") == "the variable is not set")
    #expect(
      await vault.reason("env://MIDAS_FINGERPRINT_KEY") == "it is the key of the fingerprints themselves")
    #expect(await vault.reason("file://secrets/none") == "it cannot be read: no such file or directory")
    #expect(await vault.reason("file://secrets/empty") == "the file is empty")
    #expect(await vault.reason("file://secrets/large") == "it is larger than 64 KiB")
    #expect(await vault.reason("file://secrets") == "it is no regular file")
    #expect(await vault.reason("file://pipe") == "it is no regular file")
    #expect(await vault.reason("file://out") == "it leads out of the workspace through a link")
    #expect(await vault.reason("vault://x") == "it is no reference")
  }

  @Test("through a link that stays below the root")
  func innerLink() async throws {
    let vault = try Vault()
    try vault.scratch.file(named: "workspace/real", holding: "value")
    try FileManager.default.createSymbolicLink(
      atPath: vault.path("workspace/link"), withDestinationPath: "real")
    #expect(await vault.resolve("file://link").values == ["file://link": "value"])
  }
}
