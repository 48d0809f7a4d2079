import Foundation
import TestSupport
import Testing

@Suite("midas init")
struct InitTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("It writes the quickstart example")
  func quickstart() throws {
    let outcome = try Tool.run(["init", "new/payments"], in: scratch.url)
    #expect(outcome.exit == 0)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        wrote new/payments/midas.yaml and new/payments/merchants/shop.yaml
        next: midas validate new/payments

        """)
    for path in ["midas.yaml", "merchants/shop.yaml", ".gitignore"] {
      let written = try String(
        contentsOf: scratch.url.appending(path: "new/payments/\(path)"), encoding: .utf8)
      #expect(try written == Repository.text("examples/quickstart/\(path)"), "\(path)")
    }
  }

  @Test("It never overwrites, and then writes nothing", arguments: ["midas.yaml", "merchants/shop.yaml"])
  func taken(path: String) throws {
    try scratch.file(named: path, holding: "mine\n")
    let outcome = try Tool.run(["init"], in: scratch.url)
    #expect(
      outcome == Program(output: "", errors: "midas: \(path) exists; nothing was written\n", exit: 64))
    #expect(Repository.files(in: scratch.url) == [path])
    #expect(try String(contentsOf: scratch.url.appending(path: path), encoding: .utf8) == "mine\n")
  }

  @Test("A .gitignore that is there stays as it is")
  func ignores() throws {
    try scratch.file(named: ".gitignore", holding: "mine\n")
    #expect(try Tool.run(["init", "."], in: scratch.url).exit == 0)
    #expect(try String(contentsOf: scratch.url.appending(path: ".gitignore"), encoding: .utf8) == "mine\n")
  }

  @Test("A folder that cannot be made is exit 66")
  func unwritable() throws {
    try scratch.file(named: "file", holding: "")
    let outcome = try Tool.run(["init", "file/below"], in: scratch.url)
    #expect(outcome.exit == 66)
    #expect(outcome.errors == "midas: file/below cannot be written: not a directory\n")
  }
}
