import MidasCatalog
import Testing

/// The closed vocabularies: their names, their order and how they are found by bytes.
@Suite struct VocabularyTests {
  @Test func namesStandInByteOrder() {
    #expect(Module.allCases.map(\.name) == Module.allCases.map(\.name).sorted())
    #expect(Method.allCases.map(\.name) == Method.allCases.map(\.name).sorted())
    #expect(Method.allCases.map(\.rawValue) == (0..<UInt8(Method.allCases.count)).map(\.self))
    #expect(Method.allCases.count <= 64)
    #expect(MethodSet.all == MethodSet(Method.allCases))
    #expect(ModuleSet.all == ModuleSet(Module.allCases))
    #expect(GenerationSet.all == GenerationSet(Generation.allCases))
  }

  @Test(arguments: Module.allCases) func everyModuleIsFoundByItsNameOnly(_ module: Module) {
    #expect(Module(name: module.name) == module)
    #expect(Module(name: module.name.uppercased()) == nil)
    #expect(Module(name: String(module.name.dropLast())) == nil)
    #expect(Module(name: module.name + "x") == nil)
  }

  @Test(arguments: ["", "window", "window.xxxxxx", "api.xxxxxx", "identitx", "api.virtual_account"])
  func otherWordsAreNoModule(_ word: String) {
    #expect(Module(name: word) == nil)
  }

  @Test func moduleSetsHoldWhatTheirNamesSay() {
    #expect(ModuleSet.subscription == [.windowSubscription, .apiSubscription])
    #expect(ModuleSet.window == ModuleSet(Module.allCases.filter { $0.kind == .window }))
    #expect(ModuleSet.api == ModuleSet(Module.allCases.filter { $0.kind == .api }))
    #expect(ModuleSet.payment.union([.identity]) == .all)
    #expect(ModuleSet.oneOff.union(.subscription) == .payment)
    for kind in RequestKind.allCases { #expect(ModuleSet.of(kind).kinds == [kind]) }
  }

  @Test func everySpellingLeadsToItsMethodAndOnlyTheNameIsCanonical() {
    var seen: [String: Method] = [:]
    for spelling in Method.spellings {
      #expect(spelling.method.spelling == spelling)
      for word in [spelling.method.name] + spelling.v1 + spelling.v2 {
        #expect(seen[word] == nil || seen[word] == spelling.method)
        seen[word] = spelling.method
        #expect(SpelledMethod(word)?.method == spelling.method)
        #expect(SpelledMethod(word)?.isCanonical == (word == spelling.method.name))
      }
    }
    #expect(Method.spellings.map(\.method) == Method.allCases)
  }

  @Test(arguments: ["", "Card", "cards", "EASY_PAY", "GIFT_CERTIFICATE"])
  func otherWordsAreNoMethod(_ word: String) {
    #expect(SpelledMethod(word) == nil)
  }

  @Test func setsIterateInTheOrderOfTheirNames() {
    let methods: MethodSet = [.vbank, .card, .alipayPlus, .trans]
    #expect(methods.names == ["alipay-plus", "card", "trans", "vbank"])
    #expect(methods.count == 4)
    #expect(methods.first == .alipayPlus)
    #expect(MethodSet().first == nil)
    #expect(methods.subtracting([.card]).isDisjoint(with: [.card]))
    #expect(MethodSet([.card]).isSubset(of: methods))
    #expect(!methods.isSubset(of: [.card]))
  }
}
