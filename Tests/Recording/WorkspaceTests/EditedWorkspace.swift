import Foundation
import Glibc
import TestSupport

/// A workspace on disk that is edited at random: files are written, removed, moved, copied, touched and put back, and
/// few of them are in order.
struct EditedWorkspace {
  let scratch: Scratch
  private var random: SeededRandom
  private var texts: [String: String] = [:]
  private var former: [String] = []
  private var settings = ""

  /// Names whose order by bytes is not that of their folders.
  private static let names = [
    "a.yaml", "a/x.yaml", "a-b.yaml", "a/b/y.yaml", "b.yml", "shops/one.yaml", "shops/two.yaml", "shops.yaml",
    "상점.yaml", "z.yaml",
  ]

  var path: String { scratch.url.path(percentEncoded: false) }
  var names: [String] { texts.keys.sorted() }

  init(seed: UInt64) throws {
    scratch = try Scratch()
    random = SeededRandom(seed: seed)
    try writeSettings()
    for _ in 0..<4 { try write(Self.names[random.next(below: Self.names.count)], drawText()) }
  }

  /// Does one thing to the workspace and says which.
  mutating func edit() throws -> String {
    let names = names
    let name = names.isEmpty ? nil : names[random.next(below: names.count)]
    switch (random.next(below: 13), name) {
    case (0, let name?):
      try FileManager.default.removeItem(atPath: path + "/" + name)
      texts[name] = nil
      return "remove \(name)"
    case (1, let name?):
      let other = Self.names[random.next(below: Self.names.count)]
      guard other != name, let text = texts[name] else { return "nothing" }
      try write(other, "")
      _ = rename(path + "/" + name, path + "/" + other)
      texts[other] = text
      texts[name] = nil
      return "move \(name) to \(other)"
    case (2, let name?):
      let other = Self.names[random.next(below: Self.names.count)]
      try write(other, texts[name] ?? "")
      return "copy \(name) to \(other)"
    case (3, let name?):
      let moment = time(nil) + [-1000, 0, 1000][random.next(below: 3)]
      var times = [timeval(tv_sec: moment, tv_usec: 0), timeval(tv_sec: moment, tv_usec: 0)]
      utimes(path + "/" + name, &times)
      return "touch \(name)"
    case (4, let name?) where !former.isEmpty:
      try write(name, former[random.next(below: former.count)])
      return "put back \(name)"
    case (5, _), (6, _):
      try writeSettings()
      return "write midas.yaml"
    case (7, let name?):
      try write(name, texts[name] ?? "")
      return "write \(name) as it is"
    case (8, let name?):
      // One that replaces another keeps neither number nor time.
      let draft = try scratch.file(named: ".draft", holding: drawText())
      texts[name] = try String(contentsOf: draft, encoding: .utf8)
      _ = rename(draft.path(percentEncoded: false), path + "/" + name)
      return "replace \(name)"
    default:
      let name = Self.names[random.next(below: Self.names.count)]
      try write(name, drawText())
      return "write \(name)"
    }
  }

  /// A file, and what somebody types in its place.
  mutating func draft() -> (name: String, text: String)? {
    let names = names
    return names.isEmpty ? nil : (names[random.next(below: names.count)], drawText())
  }

  /// Damages a file of the cache and says how.
  mutating func damageCache() throws -> String {
    let folder = scratch.url.appending(path: ".midas/cache")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []
    guard !names.isEmpty else { return "no cache" }
    let name = names[random.next(below: names.count)]
    let file = folder.appending(path: name)
    var bytes = [UInt8](try Data(contentsOf: file))
    let place = random.next(below: bytes.count)
    switch random.next(below: 6) {
    case 0:
      try FileManager.default.removeItem(at: file)
      return "\(name) removed"
    case 1:
      let other = folder.appending(path: names[random.next(below: names.count)])
      try Data(contentsOf: other).write(to: file)
      return "\(name) is \(other.lastPathComponent)"
    case 2: bytes.removeLast(bytes.count - place)
    case 3: bytes += (0..<100).map { _ in UInt8(random.next(below: 256)) }
    default:
      guard !bytes.isEmpty else { return "nothing" }
      bytes[place] ^= 1 << UInt8(random.next(below: 8))
    }
    // In place, so that the file keeps its number.
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
    return "\(name) damaged at \(place) of \(bytes.count)"
  }

  // MARK: - Drawing

  private mutating func write(_ name: String, _ text: String) throws {
    if let old = texts[name] { former.append(old) }
    try scratch.file(named: name, holding: text)
    texts[name] = text
  }

  private mutating func writeSettings() throws {
    var lines = ["midas: 1", "workspace: edited"]
    if random.next(below: 6) == 0 { lines.append("merchants: [\"**/*.yaml\", \"!a/**\"]") }
    if random.next(below: 2) == 0 {
      let severity = ["warning", "off", "note"][random.next(below: 3)]
      lines.append("policy: { severity: { webhook-recommended: \(severity), ambiguous-scalar: error } }")
    }
    switch random.next(below: 4) {
    case 0:
      lines.append("catalog: { shared-mids: [{ pg: kcp, mid: AB12\(drawLetter()), because: one contract }] }")
    case 1:
      lines.append(
        "catalog: { test-credentials: [{ pg: paypal_v2, mids: [PA4DULN9V66L6], because: the help centre says so }] }"
      )
    default: break
    }
    if random.next(below: 8) == 0 { lines.append("colour: blue") }
    settings = lines.joined(separator: "\n") + "\n"
    try scratch.file(named: "midas.yaml", holding: settings)
  }

  private mutating func drawLetter() -> String { ["C", "D", "E"][random.next(below: 3)] }

  private mutating func drawText() -> String {
    (0..<(1 + random.next(below: 2))).map { _ in drawDocument() }.joined(separator: "---\n")
  }

  private mutating func drawDocument() -> String {
    let handle = "shop-\(random.next(below: 5))"
    var text: String
    switch random.next(below: 12) {
    case 0, 1, 2: text = "continues: \(handle)\n"
    case 3: text = "# nobody's\nkey: value\n"
    case 4: text = "merchant: [\(handle)\n"
    default:
      text = "merchant: \(handle)\n"
      if random.next(below: 3) == 0 {
        text += "keys: { code: imp1234567\(random.next(below: 3)), api-secret: \(drawSecret()) }\n"
      }
      if random.next(below: 4) == 0 { text += "formerly: old-\(handle)\n" }
    }
    if random.next(below: 3) == 0 { text += "submerchants: [{ id: books, tier: 001 }]\n" }
    text += "channels:\n"
    for index in 0..<random.next(below: 4) {
      if random.next(below: 5) == 0 {
        text +=
          "  # midas:ignore \(["ambiguous-scalar", "mid-with-dot", "no-rule"][random.next(below: 3)]) on purpose\n"
      }
      text += "  - { id: c\(index), \(drawChannel()) }\n"
    }
    if random.next(below: 5) == 0 { text += "moved: [{ from: old, to: c0 }]\n" }
    if random.next(below: 4) == 0 { text += "defaults: { window: c\(random.next(below: 3)) }\n" }
    if random.next(below: 2) == 0 {
      text += "webhooks: [{ api: v1, mode: live, url: \"https://pay.example.com/\(handle)\" }]\n"
    }
    return text
  }

  private mutating func drawSecret() -> String {
    ["env://SECRET", "b3duZWQ", "env:NAME"][random.next(below: 3)]
  }

  private mutating func drawChannel() -> String {
    let key = random.next(below: 4) == 0 ? ", key: channel-key-\(random.next(below: 3))" : ""
    switch random.next(below: 6) {
    case 0: return "mode: test, pg: kakaopay, modules: [window.simple], mid: shared\(key)"
    case 1: return "mode: live, pg: html5_inisis, modules: [window.general], mid: MOI\(key)"
    case 2: return "mode: test, pg: paypal_v2, modules: [window.general], mid: PA4DULN9V66L6\(key)"
    case 3: return "mode: live, pg: kcp, modules: [window.general], methods: [karte], mid: 012\(key)"
    default:
      return "mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12\(drawLetter()), "
        + "credentials: { site_key: \(drawSecret()) }\(key)"
    }
  }
}
