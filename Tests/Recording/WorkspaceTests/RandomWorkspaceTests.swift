import Foundation
import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasPlanning
import MidasResources
import MidasWorkspace
import StateSupport
import TestSupport
import Testing

/// Workspaces drawn at random, version after version, from YAML text to recorded state and back to an empty plan.
@Suite struct RandomWorkspaceTests {
  @Test("A plan after apply is empty, whatever changed in the YAML", arguments: 1...12)
  func settling(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\nworkspace: random")
    try Shelf.memory.withStore { store in
      var draft = WorkspaceDraft(&random)
      for _ in 1...6 {
        for (name, text) in draft.files { try scratch.file(named: name, holding: text) }
        let path = scratch.url.path(percentEncoded: false)
        let compiled = try Workspace(opening: .init(paths: [path])).compiled()
        #expect(compiled.findings.filter { $0.severity == .error }.map(\.message) == [])
        try store.settle(
          Wanted(workspace: "random", entries: compiled.linked.wantedEntries) { handle in
            try compiled.linked.merchant(named: handle).map { merchant in
              try compiled.linked.wanted(merchant) { compiled.workspace.files[$0].path }
            }
          })
        for name in draft.files.keys {
          try FileManager.default.removeItem(at: scratch.url.appending(path: name))
        }
        draft.change(&random)
      }
    }
  }

  @Test("What is recorded of a compiled resource has the digest that the compiler gave it", arguments: 1...4)
  func digests(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let draft = WorkspaceDraft(&random)
    let compiler = Compiler(catalog: .builtIn)
    let texts = draft.files.sorted { $0.key < $1.key }.map { Array($0.value.utf8) }
    let linked = Linker(compiler).link(texts.map(compiler.unit(of:))) { texts[$0] }
    #expect(linked.merchants.count == draft.merchants.count)
    for merchant in linked.merchants {
      let wanted = try linked.wanted(merchant) { "\($0)" }
      #expect(wanted.digest == linked.digest(of: merchant))
      #expect(wanted.resources.filter { $0.digest != $0.resource.digest } == [])
    }
  }
}

/// A correct workspace that can be written as YAML and changed at random.
private struct WorkspaceDraft {
  struct Channel {
    var id: String
    var kind: Int
    var mid: String
    var name: String
    var assign: Int?
  }

  struct Merchant {
    var handle: String
    var submerchants: Int
    var channels: [Channel]
    var moved: [(from: String, to: String)] = []
    var blocks: [String]
    var isSplit: Bool
    var isRenamed = false
  }

  var merchants: [Merchant] = []
  private var drawn = 0

  init(_ random: inout SeededRandom) {
    for _ in 0..<(1 + random.next(below: 5)) { addMerchant(&random) }
  }

  /// The files by name; a split merchant has its channels in one of its own.
  var files: [String: String] {
    var files: [String: String] = [:]
    for merchant in merchants {
      files["\(merchant.handle).yaml"] = merchant.isSplit ? merchant.head : merchant.head + merchant.body
      if merchant.isSplit {
        files["parts/\(merchant.handle).yaml"] = "continues: \(merchant.handle)\n" + merchant.body
      }
    }
    return files
  }

  mutating func change(_ random: inout SeededRandom) {
    for index in merchants.indices {
      merchants[index].moved = []
      merchants[index].isRenamed = false
    }
    for _ in 0..<(1 + random.next(below: 4)) {
      switch random.next(below: 7) {
      case 0: addMerchant(&random)
      case 1 where merchants.count > 1: merchants.remove(at: random.next(below: merchants.count))
      default: changeMerchant(random.next(below: merchants.count), &random)
      }
    }
  }

  private mutating func changeMerchant(_ index: Int, _ random: inout SeededRandom) {
    switch random.next(below: 6) {
    case 0: merchants[index].channels.append(drawChannel(merchants[index], &random))
    case 1: removeAssignedChannel(index)
    case 2: merchants[index].channels.reverse()
    case 3: rename(index, &random)
    case 4: merchants[index].blocks = drawBlocks(&random)
    default:
      let channel = random.next(below: merchants[index].channels.count)
      merchants[index].channels[channel].name = "Name \(random.next(below: 1000))"
      merchants[index].isSplit.toggle()
    }
  }

  /// Removes a channel of a sub-merchant: the merchant's own may be its default, which cannot be unset.
  private mutating func removeAssignedChannel(_ index: Int) {
    guard merchants[index].channels.count > 1,
      let last = merchants[index].channels.lastIndex(where: { $0.assign != nil })
    else { return }
    merchants[index].channels.remove(at: last)
  }

  /// Renames a channel, at most one a version, saying so under `moved` half of the time.
  private mutating func rename(_ index: Int, _ random: inout SeededRandom) {
    drawn += 1
    guard !merchants[index].isRenamed else { return }
    merchants[index].isRenamed = true
    let channel = random.next(below: merchants[index].channels.count)
    let old = merchants[index].channels[channel].id
    merchants[index].channels[channel].id = "renamed-\(drawn)"
    if random.next(below: 2) == 0 { merchants[index].moved.append((old, "renamed-\(drawn)")) }
  }

  private mutating func addMerchant(_ random: inout SeededRandom) {
    drawn += 1
    var merchant = Merchant(
      handle: "shop-\(drawn)", submerchants: random.next(below: 3), channels: [], blocks: drawBlocks(&random),
      isSplit: random.next(below: 3) == 0)
    for _ in 0..<(1 + random.next(below: 5)) { merchant.channels.append(drawChannel(merchant, &random)) }
    merchants.append(merchant)
  }

  private mutating func drawChannel(_ merchant: Merchant, _ random: inout SeededRandom) -> Channel {
    drawn += 1
    let assign =
      merchant.submerchants > 0 && random.next(below: 2) == 0
      ? random.next(below: merchant.submerchants) : nil
    return Channel(
      id: "channel-\(drawn)", kind: random.next(below: 4), mid: "M\(drawn)", name: "Channel \(drawn)",
      assign: assign)
  }

  private func drawBlocks(_ random: inout SeededRandom) -> [String] {
    (0..<random.next(below: 4)).map {
      "\(20 + $0).\(random.next(below: 256)).0.0/\(16 + random.next(below: 9))"
    }
  }
}

extension WorkspaceDraft.Merchant {
  var head: String {
    var text = "merchant: \(handle)\nname: 상점 \(handle)\n"
    text += "webhooks:\n  - { api: v1, mode: live, url: \"https://\(handle).example.com/portone\" }\n"
    text += "whitelist: [\(blocks.joined(separator: ", "))]\n"
    if let own = channels.first(where: { $0.assign == nil }) { text += "defaults: { window: \(own.id) }\n" }
    return text
  }

  var body: String {
    var text = ""
    if submerchants > 0 {
      text += "submerchants:\n"
      for index in 0..<submerchants { text += "  - { id: store-\(index), tier: \"S0\(index)\" }\n" }
    }
    text += "channels:\n"
    for channel in channels { text += "  - { id: \(channel.id), name: \(channel.name), \(channel.facts) }\n" }
    if !moved.isEmpty {
      text += "moved: [\(moved.map { "{ from: \($0.from), to: \($0.to) }" }.joined(separator: ", "))]\n"
    }
    return text
  }
}

extension WorkspaceDraft.Channel {
  fileprivate var facts: String {
    let owner = assign.map { ", assign: store-\($0)" } ?? ""
    return switch kind {
    case 0:
      "mode: live, pg: html5_inicis, modules: [window.general], methods: [card, vbank], mid: MOI\(mid), "
        + "credentials: { sign_key: env://KEY_\(mid) }\(owner)"
    case 1: "mode: live, pg: kakaopay, modules: [window.simple], mid: CA\(mid)\(owner)"
    case 2:
      "mode: live, pg: kcp, modules: [window.general], methods: [card, trans], mid: K\(mid), "
        + "credentials: { site_key: env://KEY_\(mid) }\(owner)"
    default: "mode: test, pg: html5_inicis, modules: [window.general], mid: shared\(owner)"
    }
  }
}
