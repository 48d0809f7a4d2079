import Foundation
import MidasFixing
import TestSupport
import Testing

@Suite("Fixed files are written whole or not at all")
struct WritingTests {
  private static let broken = "merchant: shop\nwhitelist: [1.1.1.1]\n"
  private static let fixed = "merchant: shop\nwhitelist: [1.1.1.1/32]\n"

  private let manager = FileManager.default

  private func file(of draft: Draft) throws -> FixedFile {
    try #require(Fixer.fixedFiles(of: try draft.compiled()).first)
  }

  @Test("The permissions stay", arguments: [0o600, 0o640, 0o755, 0o664])
  func mode(_ mode: Int) throws {
    let draft = try Draft(Self.broken)
    try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: draft.url().path)
    try draft.fix()
    #expect(try draft.text() == Self.fixed)
    let attributes = try manager.attributesOfItem(atPath: draft.url().path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test("The owner stays where that may be", .enabled(if: getuid() == 0, "only root gives files away"))
  func owner() throws {
    let draft = try Draft(Self.broken)
    #expect(chown(draft.url().path, 4321, 8765) == 0)
    try draft.fix()
    let attributes = try manager.attributesOfItem(atPath: draft.url().path)
    #expect(attributes[.ownerAccountID] as? Int == 4321)
    #expect(attributes[.groupOwnerAccountID] as? Int == 8765)
  }

  @Test("A link stays a link, and what it leads to is mended")
  func link() throws {
    let draft = try Draft([:])
    let elsewhere = try Scratch()
    let target = try elsewhere.file(named: "shop.txt", holding: Self.broken)
    try manager.createSymbolicLink(at: draft.url(), withDestinationURL: target)
    try draft.fix()
    #expect(try manager.destinationOfSymbolicLink(atPath: draft.url().path) == target.path)
    #expect(try String(contentsOf: target, encoding: .utf8) == Self.fixed)
  }

  @Test("A file that was changed since it was read is left alone, and nothing lies beside it")
  func changed() throws {
    let draft = try Draft(Self.broken)
    let file = try file(of: draft)
    let other = Self.broken.replacing("1.1.1.1", with: "8.8.8.8")
    try draft.scratch.file(named: "shop.yaml", holding: other)
    #expect(throws: FixedFile.WriteFailure.changed) { try file.write() }
    #expect(try draft.text() == other)
    #expect(
      try manager.contentsOfDirectory(atPath: draft.scratch.url.path).sorted() == ["midas.yaml", "shop.yaml"])
  }

  @Test("A file that is gone is not made again")
  func gone() throws {
    let draft = try Draft(Self.broken)
    let file = try file(of: draft)
    try manager.removeItem(at: draft.url())
    #expect(throws: FixedFile.WriteFailure.refused(ENOENT)) { try file.write() }
    #expect(!manager.fileExists(atPath: draft.url().path))
  }

  @Test("A draft that another run left is not written over")
  func leftOver() throws {
    let draft = try Draft(Self.broken)
    let file = try file(of: draft)
    try draft.scratch.file(named: ".shop.yaml.\(getpid()).part", holding: "left over")
    #expect(throws: FixedFile.WriteFailure.refused(EEXIST)) { try file.write() }
    #expect(try draft.text() == Self.broken)
    #expect(try draft.text(".shop.yaml.\(getpid()).part") == "left over")
  }
}
