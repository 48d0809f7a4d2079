import MidasDiagnostics
import Testing

@Suite struct GroupTests {
  @Test(
    "Weights add up to 100, with or without the members that are disabled",
    arguments: [
      ("{ card: 70, card-2: { weight: 30, enabled: false } }", true),
      ("{ card: 100, card-2: { weight: 30, enabled: false } }", true),
      ("{ card: 70, card-2: { weight: 40, enabled: false } }", false), ("{ card: 99 }", false),
      ("{ card: 70, card-2: many }", true),
    ])
  func weights(channels: String, isRight: Bool) {
    let yaml = merchant("groups: [{ id: split, mode: test, channels: \(channels) }]")
    #expect(rules(yaml, "group-weights").isEmpty == isRight)
  }

  @Test func elevenChannels() {
    let channels = (1...11).map {
      "    - { id: c\($0), mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared }\n"
    }
    let shares = (1...11).map { "c\($0): \($0 == 11 ? 50 : 5)" }.joined(separator: ", ")
    let yaml =
      "merchant: acme\nchannels:\n" + channels.joined()
      + "groups: [{ id: split, mode: test, channels: { \(shares) } }]"
    #expect(rules(yaml, "group-") == ["group-size"])
  }

  @Test("A member that can do more than the others is no gap")
  func moreMethods() {
    let yaml = merchant("groups: [{ id: split, mode: test, channels: { card: 70, card-2: 30 } }]")
      .replacing(
        "html5_inicis, modules: [window.general], methods: [card]",
        with: "html5_inicis, modules: [window.general], methods: [card, vbank]")
    #expect(rules(yaml, "group-") == [])
  }

  @Test("A member whose channel could not be read is not unknown")
  func unread() {
    let yaml = merchant("groups: [{ id: split, mode: test, channels: { card: 70, Card-3: 30 } }]")
      .replacing("id: card-2", with: "id: Card-3")
    #expect(rules(yaml, "group-unknown") == [])
  }
}
