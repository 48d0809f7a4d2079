import MidasDiagnostics
import Testing

@Suite struct RenameTests {
  @Test(
    "Chains end, circles do not",
    arguments: [
      ("[{ from: a, to: b }, { from: b, to: c }]", 0), ("[{ from: a, to: a }]", 1),
      ("[{ from: a, to: b }, { from: b, to: c }, { from: c, to: b }]", 1),
      ("[{ from: a, to: b }, { from: b, to: a }, { from: ':x', to: ':y' }, { from: ':y', to: ':x' }]", 2),
      ("[{ from: a, to: ':a' }, { from: ':b', to: b }]", 0),
    ])
  func cycles(moved: String, count: Int) {
    #expect(rules("merchant: acme\nmoved: \(moved)", "moved-cycle").count == count)
  }
}
