import MidasCatalog
import MidasChecks
import TestSupport

/// Documents with secret values wherever the language has a place for one, and damage around them.
enum PlantedSecrets {
  /// The value that no report may show.
  static let secret = "hunter2Zq9"

  /// The rejected examples of all rules, with the secret in place of each reference that stands for one.
  static let examples: [(name: String, text: String)] = Rule.all.map { rule in
    let text = String(decoding: MarkedText(rule.rejects).bytes, as: UTF8.self)
    let planted = text.replacing(/((?:mid|code|store-id): )?(?:env|file|exec):\/\/[^\s,}\]"']+/) { match in
      match.output.1 == nil ? secret : String(match.output.0)
    }
    return (rule.id, planted + "\n")
  }

  /// A merchant for each PG of the catalog, with the secret in each of its secret fields.
  static let merchants: [(name: String, text: String)] = Catalog.builtIn.entries.map { pg in
    let fields = pg.credentials.others.map { "\($0.key): \($0.isSecret ? secret : "plain")" }
    let text = """
      merchant: shop
      keys: { code: imp1, rest-api-key: \(secret), rest-api-secret: "\(secret)", api-secret: '\(secret)' }
      submerchants:
        - id: books
          tier: "B01"
          webhooks: [{ api: v2, mode: live, url: "https://books.example", secrets: [\(secret)] }]
      channels:
        - id: flow
          mode: live
          pg: \(pg.id)
          modules: [window.general, window.simple]
          mid: MOIshop01
          credentials: { \(fields.joined(separator: ", ")) }
        - id: block
          mode: test
          pg: \(pg.id)
          modules: [api.subscription]
          mid: shared
          credentials:
      \(fields.map { "      \($0)\n" }.joined())webhooks:
        - api: v2
          mode: live
          url: http://shop.example
          secrets:
            - \(secret)
            - "\(secret)"

      """
    return (pg.id, text)
  }

  /// `text` with a few mistakes as people, editors and merges make them; keys of secrets stay as they are.
  static func damaged(_ text: String, _ random: inout SeededRandom) -> String {
    var text = text
    for _ in 0...random.next(below: 3) { text = damagedOnce(text, &random) }
    return text
  }

  private static func damagedOnce(_ text: String, _ random: inout SeededRandom) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = random.next(below: lines.count)
    let pad = String(repeating: " ", count: 10)
    switch random.next(below: 11) {
    case 0 where !lines[line].contains(/secret|_key|key:/): lines.remove(at: line)
    case 1: lines.insert(lines[line], at: line)
    case 2: lines[line] = " " + lines[line]
    case 3 where lines[line].hasPrefix(" "): lines[line].removeFirst()
    case 4:
      let indent = String(lines[line].prefix { $0 == " " })
      lines.insert(indent + ["- x", "\t", "x: \"", "}", "# y"][random.next(below: 5)], at: line)
    case 5: lines[line] = lines[line].replacing(": \(secret)", with: ":\n\(pad)\(secret)")
    case 6: lines[line] = lines[line].replacing(": \(secret)", with: ": |\n\(pad)x\n\(pad)\(secret)")
    case 7: lines[line] = lines[line].replacing(": \(secret)", with: ": \"x\n\(pad)\(secret)\"")
    case 8:
      lines[line] = lines[line].replacing(
        secret, with: ["\"\(secret)", "'\(secret)", "!!int \(secret)", "&a \(secret)"][random.next(below: 4)])
    case 9 where line + 1 < lines.count:
      lines[line] += " " + lines.remove(at: line + 1)
    default: lines[line] = inserting(into: lines[line], &random)
    }
    return lines.joined(separator: "\n")
  }

  /// A line with a character that means something to YAML, anywhere but between the key of a secret and its end.
  private static func inserting(into line: String, _ random: inout SeededRandom) -> String {
    let marks = [
      "\"", "'", "{", "}", "[", "]", ": ", " #", "|", ">", "\t", "&a ", "*a ", "%", "@", "\u{0}", "- ", "? ",
    ]
    let taken = line.ranges(of: /[\w-]+["']?:\s*[\["'|>]*\s*[\w"', ]*hunter2Zq9["']?/)
    let places = line.indices.filter { index in
      !taken.contains { $0.lowerBound < index && index < $0.upperBound }
    }
    guard !places.isEmpty else { return line }
    var line = line
    let place = places[random.next(below: places.count)]
    line.insert(contentsOf: marks[random.next(below: marks.count)], at: place)
    return line
  }
}
