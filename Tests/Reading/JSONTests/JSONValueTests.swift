import MidasJSON
import TestSupport
import Testing

@Suite("A JSON value")
struct JSONValueTests {
  @Test("reads back as it was written, in either layout", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let value = Self.value(depth: 0, &random)
    #expect(try JSONValue(parsing: Array(value.compact.utf8)) == value)
    #expect(try JSONValue(parsing: Array(value.pretty.utf8)) == value)
  }

  private static func value(depth: Int, _ random: inout SeededRandom) -> JSONValue {
    switch random.next(below: depth < 4 ? 6 : 4) {
    case 0: return .null
    case 1: return .bool(random.next(below: 2) == 0)
    case 2: return .number(Int(truncatingIfNeeded: random.next()))
    case 3: return .string(text(&random))
    case 4: return .array((0..<random.next(below: 5)).map { _ in value(depth: depth + 1, &random) })
    default: return JSONValue((0..<random.next(below: 5)).map { ("\($0)", value(depth: depth + 1, &random)) })
    }
  }

  private static func text(_ random: inout SeededRandom) -> String {
    let scalars = Array("ab \"\\\n\t\u{0}\u{1B}é한🙂\u{2028}".unicodeScalars)
    var text = ""
    for _ in 0..<random.next(below: 12) {
      text.unicodeScalars.append(scalars[random.next(below: scalars.count)])
    }
    return text
  }

  @Test(
    "is refused where the text is none, at the byte that is wrong",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("1.5", 1), ("tru", 3), ("\"a", 2),
      ("[] []", 3), ("\"\\ud800\"", 7), (String(repeating: "[", count: 40), 32),
    ])
  func refused(text: String, offset: Int) {
    #expect(throws: JSONError(offset: offset)) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test("takes another's members over")
  func merged() {
    let left: JSONValue = ["a": 1, "b": 2]
    #expect(left + ["b": 3, "c": 4] == ["a": 1, "b": 3, "c": 4])
  }
}
