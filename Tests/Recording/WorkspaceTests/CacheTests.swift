import Foundation
import Glibc
import MidasCompiler
import MidasDiagnostics
import MidasResources
import MidasWorkspace
import TestSupport
import Testing

/// All that a command could print of a compiled workspace.
private func account(of request: Workspace.Request, usingCache: Bool) -> String {
  do {
    var request = request
    request.usesCache = usingCache
    let compiled = try Workspace(opening: request).compiled()
    var account = [
      TextReport(files: compiled.files).text(of: compiled.findings, isWhole: true),
      JSONReport(files: compiled.files).text(of: compiled.findings, tally: compiled.tally),
      "blocked: \(compiled.blocksPlan)", compiled.notes.joined(separator: "\n"),
    ]
    for (merchant, entry) in zip(compiled.linked.merchants, compiled.linked.wantedEntries) {
      account.append("\(entry)")
      account.append("\(try compiled.linked.wanted(merchant) { compiled.workspace.files[$0].path })")
    }
    return account.joined(separator: "\n")
  } catch {
    return "\(error)"
  }
}

@Suite("With the cache everything comes out as without it")
struct CacheTests {
  private func expectTheSame(_ request: Workspace.Request, after deeds: [String]) {
    let expected = account(of: request, usingCache: false)
    let found = account(of: request, usingCache: true)
    #expect(found == expected, "after \(deeds.joined(separator: ", "))")
  }

  @Test("whatever is edited between two runs", arguments: 1...10)
  func edits(seed: UInt64) throws {
    var workspace = try EditedWorkspace(seed: seed)
    var deeds: [String] = []
    for step in 0..<12 {
      expectTheSame(.init(paths: [workspace.path]), after: deeds)
      if step % 4 == 1, let draft = workspace.draft() {
        let path = workspace.path + "/" + draft.name
        expectTheSame(.init(paths: [path]), after: deeds + ["asking for \(draft.name)"])
        expectTheSame(
          .init(paths: ["-"], standardInput: Array(draft.text.utf8), standardInputPath: path),
          after: deeds + ["typing \(draft.name)"])
      }
      deeds.append(try workspace.edit())
    }
  }

  @Test("whatever becomes of its files", arguments: 1...10)
  func damage(seed: UInt64) throws {
    var workspace = try EditedWorkspace(seed: seed + 1000)
    var deeds: [String] = []
    for step in 0..<12 {
      expectTheSame(.init(paths: [workspace.path]), after: deeds)
      deeds.append(try workspace.damageCache())
      expectTheSame(.init(paths: [workspace.path]), after: deeds)
      if step % 2 == 0 { deeds.append(try workspace.edit()) }
    }
  }

  @Test("where an older cache comes back", arguments: 1...4)
  func older(seed: UInt64) throws {
    var workspace = try EditedWorkspace(seed: seed + 2000)
    var deeds: [String] = []
    let cache = workspace.scratch.url.appending(path: ".midas/cache")
    for _ in 0..<6 {
      expectTheSame(.init(paths: [workspace.path]), after: deeds)
      let old = ["index", "changes", "units", "link"].compactMap { name in
        (try? Data(contentsOf: cache.appending(path: name))).map { (name, $0) }
      }
      for _ in 0..<3 {
        deeds.append(try workspace.edit())
        expectTheSame(.init(paths: [workspace.path]), after: deeds)
      }
      for (name, data) in old {
        let handle = try FileHandle(forWritingTo: cache.appending(path: name))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: data)
        try handle.close()
      }
      deeds.append("the older cache")
      expectTheSame(.init(paths: [workspace.path]), after: deeds)
    }
  }

  @Test("A file that is written again at once, with the same size, is seen to be another one")
  func sameMoment() throws {
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    for index in 0..<50 {
      try scratch.file(named: "shop.yaml", holding: "merchant: shop-\(index % 10)\n")
      let compiled = try Workspace(opening: .init(paths: [scratch.url.path], usingCache: true)).compiled()
      #expect(compiled.linked.merchants.map(\.handle) == ["shop-\(index % 10)"])
    }
  }

  @Test("A few files that changed are noted beside the index, many are in a new one")
  func changes() throws {
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    func write(_ files: Range<Int>, _ name: String) throws {
      for file in files { try scratch.file(named: "s\(file).yaml", holding: "merchant: \(name)-\(file)\n") }
    }
    let request = Workspace.Request(paths: [scratch.url.path], usingCache: true)
    func handles() throws -> [String] {
      try Workspace(opening: request).compiled().linked.merchants.map(\.handle).sorted()
    }
    func kept(_ name: String) -> Data? {
      try? Data(contentsOf: scratch.url.appending(path: ".midas/cache/\(name)"))
    }
    try write(0..<40, "old")
    _ = try handles()
    // What is as young as the index is looked at once more, and the index written anew.
    Thread.sleep(forTimeInterval: 0.02)
    _ = try handles()
    let index = kept("index")
    #expect(kept("changes") == nil)

    try write(3..<6, "new")
    #expect(try handles().count { $0.hasPrefix("new") } == 3)
    #expect(kept("index") == index)
    let few = try #require(kept("changes"))
    try write(9..<11, "newer")
    #expect(try handles().count { $0.hasPrefix("new") } == 5)
    #expect(kept("index") == index)
    #expect(try #require(kept("changes")).count > few.count)

    try write(0..<30, "newest")
    #expect(try handles().count { $0.hasPrefix("newest") } == 30)
    #expect(kept("index") != index)
    #expect(kept("changes") == nil)
  }

  @Test("Only a workspace with a midas.yaml gets a cache, which nobody else may read")
  func place() throws {
    let scratch = try Scratch()
    try scratch.file(named: "shop.yaml", holding: "merchant: shop\n")
    let request = Workspace.Request(paths: [scratch.url.path], usingCache: true)
    _ = try Workspace(opening: request).compiled()
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".midas").path))
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    _ = try Workspace(opening: request).compiled()
    let cache = scratch.url.appending(path: ".midas/cache")
    let names = try FileManager.default.contentsOfDirectory(atPath: cache.path).sorted()
    #expect(names == [".gitignore", "index", "link", "lock", "units"])
    for name in [""] + names {
      let attributes = try FileManager.default.attributesOfItem(atPath: cache.appending(path: name).path)
      #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o077 == 0, "\(name)")
    }
  }

  @Test("A link in the place of the cache is not followed")
  func link() throws {
    let scratch = try Scratch()
    try scratch.file(named: "shop/midas.yaml", holding: "midas: 1\n")
    try scratch.file(named: "shop/shop.yaml", holding: "merchant: shop\n")
    try scratch.file(named: "elsewhere/index", holding: "precious")
    try scratch.file(named: "shop/.midas/state", holding: "")
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "shop/.midas/cache"),
      withDestinationURL: scratch.url.appending(path: "elsewhere"))
    let request = Workspace.Request(paths: [scratch.url.appending(path: "shop").path], usingCache: true)
    let compiled = try Workspace(opening: request).compiled()
    #expect(compiled.tally.merchants == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.appending(path: "elsewhere").path) == [
        "index"
      ])
  }

  @Test("A cache that was copied from elsewhere is not trusted")
  func copied() throws {
    let scratch = try Scratch()
    for name in ["one", "two"] {
      try scratch.file(named: "\(name)/midas.yaml", holding: "midas: 1\n")
      try scratch.file(named: "\(name)/shop.yaml", holding: "merchant: shop\n")
    }
    func opened(_ name: String) throws -> Workspace {
      try Workspace(opening: .init(paths: [scratch.url.appending(path: name).path], usingCache: true))
    }
    _ = try opened("one").compiled()
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: "one/.midas"), to: scratch.url.appending(path: "two/.midas"))
    let index = scratch.url.appending(path: "two/.midas/cache/index")
    let before = try Data(contentsOf: index)
    _ = try opened("two").compiled()
    #expect(try Data(contentsOf: index) != before)
  }

  @Test("The log of units shrinks again once most of it is dead")
  func compaction() throws {
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    let rows = (0..<400).map {
      "  - { id: c\($0), mode: test, pg: kakaopay, modules: [window.simple], mid: shared }\n"
    }
    var largest = 0
    for index in 0..<40 {
      try scratch.file(
        named: "shop.yaml", holding: "merchant: shop-\(index)\nchannels:\n" + rows.joined())
      _ = try Workspace(opening: .init(paths: [scratch.url.path], usingCache: true)).compiled()
      let units = scratch.url.appending(path: ".midas/cache/units")
      largest = max(largest, try Data(contentsOf: units).count)
    }
    #expect(largest < 3 << 20)
    let compiled = try Workspace(opening: .init(paths: [scratch.url.path], usingCache: true)).compiled()
    #expect(compiled.linked.channelCount == 400)
  }

  @Test(
    "The order of facts is written anew once many units are younger, and finds shared keys before and after")
  func reordering() throws {
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    func write(_ index: Int, _ mid: Int) throws {
      try scratch.file(
        named: "s\(index).yaml",
        holding: """
          merchant: s\(index)
          channels: [{ id: a, mode: live, pg: kakaopay, modules: [window.simple], mid: M\(mid) }]
          webhooks: [{ api: v1, mode: live, url: "https://pay.example.com/\(index)" }]

          """)
    }
    for index in 0..<200 { try write(index, index) }
    let request = Workspace.Request(paths: [scratch.url.path], usingCache: true)
    func duplicates() throws -> Int {
      let compiled = try Workspace(opening: request).compiled()
      return compiled.findings.count { $0.rule == "duplicate-mid" }
    }
    #expect(try duplicates() == 0)
    let link = scratch.url.appending(path: ".midas/cache/link")
    let first = try Data(contentsOf: link)
    for index in 0..<100 {
      try write(index, 199)
      if index % 30 == 0 {
        let expected = account(of: request, usingCache: false)
        #expect(account(of: request, usingCache: true) == expected, "\(index)")
      }
    }
    #expect(try Data(contentsOf: link) != first)
    for index in 0..<100 { try write(index, index) }
    #expect(try duplicates() == 0)
  }
}
