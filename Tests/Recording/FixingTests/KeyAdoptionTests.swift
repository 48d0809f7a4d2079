import Foundation
import MidasFixing
import MidasResources
import MidasWorkspace
import TestSupport
import Testing

@Suite("Channel keys put into files")
struct KeyAdoptionTests {
  private func adoption(_ files: [String: String], _ keys: [String: String]) throws -> (Draft, KeyAdoption) {
    let draft = try Draft(files)
    let compiled = try Workspace(opening: .init(paths: [draft.scratch.url.path])).compiled()
    let keys = try keys.map { (try #require(Address(parsing: $0.key)), $0.value) }
    return (draft, KeyAdoption(Dictionary(uniqueKeysWithValues: keys), into: compiled))
  }

  private static let head = "merchant: shop\nchannels:\n"
  private static let fields = "mode: test, pg: html5_inicis, modules: [window.general], mid: shared"

  @Test(
    "It comes last in its channel, in the style of the channel",
    arguments: [
      // Block style, with a comment behind the last entry and one below it.
      (
        "  - id: card\n    mode: test\n    pg: html5_inicis\n    modules: [window.general]\n    mid: shared  # today\n    # more\n",
        "  - id: card\n    mode: test\n    pg: html5_inicis\n    modules: [window.general]\n    mid: shared  # today\n    key: channel-key-00000000-0000-4000-8000-000000000001\n    # more\n"
      ),
      // No line break at the end of the file.
      (
        "  - mode: test\n    pg: html5_inicis\n    modules: [window.general]\n    mid: shared\n    id: card",
        "  - mode: test\n    pg: html5_inicis\n    modules: [window.general]\n    mid: shared\n    id: card\n    key: channel-key-00000000-0000-4000-8000-000000000001\n"
      ),
      // Line breaks of two characters.
      (
        "  -   id: card\r\n      mode: test\r\n      pg: html5_inicis\r\n      modules: [window.general]\r\n      mid: shared\r\n",
        "  -   id: card\r\n      mode: test\r\n      pg: html5_inicis\r\n      modules: [window.general]\r\n      mid: shared\r\n      key: channel-key-00000000-0000-4000-8000-000000000001\r\n"
      ),
      // In braces, over lines, with a comma at the end.
      (
        "  - { id: card, \(fields) }\n",
        "  - { id: card, \(fields), key: channel-key-00000000-0000-4000-8000-000000000001 }\n"
      ),
      (
        "  - { id: card,  # the card\n      \(fields),\n    }\n",
        "  - { id: card,  # the card\n      \(fields), key: channel-key-00000000-0000-4000-8000-000000000001,\n    }\n"
      ),
      // A list as the last entry.
      (
        "  - id: card\n    mode: test\n    pg: html5_inicis\n    mid: shared\n    modules:\n      - window.general\n",
        "  - id: card\n    mode: test\n    pg: html5_inicis\n    mid: shared\n    modules:\n      - window.general\n    key: channel-key-00000000-0000-4000-8000-000000000001\n"
      ),
    ])
  func styles(before: String, after: String) throws {
    let (draft, adoption) = try adoption(
      ["shop.yaml": Self.head + before], ["shop/card": "channel-key-00000000-0000-4000-8000-000000000001"])
    #expect(adoption.refusals.isEmpty)
    let file = try #require(adoption.files.first)
    #expect(String(decoding: file.after, as: UTF8.self) == Self.head + after)

    // Other people's tool makes the same of the difference.
    try draft.scratch.file(named: "p", holding: Self.relative(file.unifiedDiff))
    let patched = try Program.run(
      URL(filePath: "/usr/bin/env"), ["git", "apply", "--whitespace=nowarn", "p"], in: draft.scratch.url,
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(patched.exit == 0, "\(patched.errors)\(file.unifiedDiff)")
    #expect(try draft.bytes() == file.after)
  }

  /// A difference by the name of the file alone: findings name it from wherever the tests run.
  private static func relative(_ diff: String) -> String {
    diff.replacing(#/(?m)^(---|\+\+\+) ([ab])/.*$/#) { "\($0.1) \($0.2)/shop.yaml" }
  }

  @Test("Several keys in one file are one difference")
  func several() throws {
    let channels = (1...12).map { "  - { id: c\($0), \(Self.fields) }\n" }.joined()
    let (draft, adoption) = try adoption(
      ["shop.yaml": Self.head + channels],
      [
        "shop/c1": "channel-key-00000000-0000-4000-8000-000000000001",
        "shop/c2": "channel-key-00000000-0000-4000-8000-000000000002",
        "shop/c12": "channel-key-00000000-0000-4000-8000-000000000009",
      ])
    let file = try #require(adoption.files.first)
    #expect(file.changes.map(\.title) == ["c1", "c2", "c12"].map { "write the `key` of shop/\($0)" })
    #expect(file.unifiedDiff.matches(of: #/(?m)^@@ /#).count == 2)
    try draft.scratch.file(named: "p", holding: Self.relative(file.unifiedDiff))
    let patched = try Program.run(
      URL(filePath: "/usr/bin/env"), ["git", "apply", "p"], in: draft.scratch.url,
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(patched.exit == 0, "\(patched.errors)\(file.unifiedDiff)")
    #expect(try draft.bytes() == file.after)
  }

  @Test("What cannot be put in is said, and the rest is")
  func refusals() throws {
    let (_, adoption) = try adoption(
      [
        "shop.yaml": Self.head + """
            - { id: has, \(Self.fields), key: channel-key-00000000-0000-4000-8000-000000000001 }
            - { id: other, \(Self.fields), key: channel-key-00000000-0000-4000-8000-000000000007 }
            - { id: card, \(Self.fields) }
            - { id: twice, \(Self.fields) }

          """
      ],
      [
        "shop/has": "channel-key-00000000-0000-4000-8000-000000000001",
        "shop/other": "channel-key-00000000-0000-4000-8000-000000000002",
        "shop/card": "channel-key-00000000-0000-4000-8000-000000000003",
        "shop/gone": "channel-key-00000000-0000-4000-8000-000000000004",
        "shop/twice": "channel-key-00000000-0000-4000-8000-000000000001",
      ])
    #expect(
      adoption.refusals.map { "\($0.address): \($0.reason)" } == [
        "shop/gone: the workspace does not declare it", "shop/has: the file has the key already",
        "shop/other: the file has another key", "shop/twice: `midas validate` would find fault with it",
      ])
    #expect(adoption.files.flatMap { $0.changes.map(\.title) } == ["write the `key` of shop/card"])
  }
}
