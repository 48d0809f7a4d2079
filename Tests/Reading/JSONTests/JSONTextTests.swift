import Foundation
import MidasJSON
import Testing

@Suite("JSON is written")
struct JSONTextTests {
  @Test(
    "so that any string survives the way through another program's parser",
    arguments: [
      "", "\"\\/", "\u{0}\u{1F}\u{7F}\u{9B}", "line\nbreak\r\t", "카드 🙂 e\u{301}", "\u{2028}\u{202E}\u{FEFF}",
      "</script>",
    ])
  func strings(value: String) throws {
    let parsed = try JSONDecoder().decode([String].self, from: Data("[\(JSONText.quoted(value))]".utf8))
    #expect(parsed.first?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
  }

  @Test("without any blank where it is compact")
  func compact() {
    var json = JSONText(.compact)
    json.array { array in
      array.object {
        $0.member("a", 1)
        $0.member("b", true)
        $0.member("c", ["x", "y"])
        $0.member("d", nil as String?)
        $0.array("e") { inner in
          inner.element("z")
          inner.array { _ in }
          inner.element(2)
        }
      }
      array.object { _ in }
    }
    #expect(json.text == #"[{"a":1,"b":true,"c":["x","y"],"d":null,"e":["z",[],2]},{}]"#)
  }

  @Test("with two blanks a level, short lists of texts on one line")
  func indented() {
    let value: JSONValue = ["a": ["x", "y"], "b": [1, .null], "c": [:], "d": [["e": true]]]
    #expect(
      value.pretty == """
        {
          "a": ["x", "y"],
          "b": [
            1,
            null
          ],
          "c": {},
          "d": [
            {
              "e": true
            }
          ]
        }

        """)
    let long: JSONValue = .texts((0..<20).map { "text \($0)" })
    #expect(long.pretty.split(separator: "\n").count == 22)
  }
}
