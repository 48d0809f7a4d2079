import Foundation
import MidasResources
import TestSupport
import Testing

/// What Python's strict `ip_network` says of the same texts.
///
/// Midas refuses four things on purpose that Python takes: an address alone, a dotted mask, a zone, and a prefix
/// with leading zeros.
@Suite("CIDR blocks against Python's ipaddress")
struct CIDRAgainstPythonTests {
  @Test(
    "agree on thousands of random texts",
    .enabled(if: PublicTool.python.isInstalled, PublicTool.python.comment))
  func agreement() throws {
    var generator = SeededRandom(seed: 20_261_122)
    let texts = (0..<20_000).map { _ in Self.text(using: &generator) }
    let answers = try Self.python(texts)
    #expect(answers.count == texts.count)
    var accepted = 0
    for (text, answer) in zip(texts, answers) {
      do {
        let block = try CIDR(parsing: text.utf8)
        #expect(answer == block.description, "\(text)")
        accepted += 1
      } catch {
        switch error {
        case .bareAddress, .netmask, .zone: continue
        case .leadingZero where text.split(separator: "/").last?.hasPrefix("0") == true: continue
        default: #expect(answer.hasPrefix("error"), "\(text) is \(answer), not \(error)")
        }
        if case .misaligned(let found) = error {
          #expect(answer == "error host bits \(found.enclosing)", "\(text)")
        }
      }
    }
    #expect(accepted > 4_000)
  }

  /// A block, with or without host bits, often with one character changed.
  private static func text(using generator: inout SeededRandom) -> String {
    let isShort = Bool.random(using: &generator)
    let width = isShort ? 32 : 128
    let prefix = Int.random(in: 0...width, using: &generator)
    var address = UInt128(generator.next()) << 64 | UInt128(generator.next())
    if isShort { address >>= 96 }
    // Blocks of zeros are what `::` stands for.
    if !isShort, Bool.random(using: &generator) {
      for group in 0..<8 where Bool.random(using: &generator) { address &= ~(0xFFFF << UInt128(group * 16)) }
    }
    if Int.random(in: 0..<4, using: &generator) > 0 {
      address = CIDR(enclosing: address, family: isShort ? .v4 : .v6, prefix: prefix).network
    }
    var text: String
    if isShort {
      text = [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: address >> UInt128($0))) }.joined(
        separator: ".")
    } else if Bool.random(using: &generator) {
      text = CIDR(enclosing: address, family: .v6, prefix: 128).networkText
    } else {
      text = stride(from: 112, through: 0, by: -16)
        .map { String(UInt16(truncatingIfNeeded: address >> UInt128($0)), radix: 16) }.joined(separator: ":")
      if Bool.random(using: &generator) { text = text.uppercased() }
    }
    text += "/\(prefix)"
    if Int.random(in: 0..<3, using: &generator) == 0 {
      var characters = Array(text)
      let place = Int.random(in: characters.indices, using: &generator)
      let letters = Array("0123456789abcdefABCg.:/-%+ x")
      let letter = letters[Int.random(in: letters.indices, using: &generator)]
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(letter, at: place)
      default: characters[place] = letter
      }
      text = String(characters)
    }
    return text
  }

  private static func python(_ texts: [String]) throws -> [String] {
    let program = """
      import ipaddress, sys
      for line in sys.stdin.read().split("\\n"):
          try:
              print(ipaddress.ip_network(line))
          except ValueError as error:
              if "host bits" in str(error):
                  print("error host bits", ipaddress.ip_network(line, strict=False))
              else:
                  print("error")
      """
    let run = try PublicTool.python.run(
      ["-c", program], in: Repository.root, input: texts.joined(separator: "\n"))
    return run.output.split(separator: "\n").map(String.init)
  }
}
