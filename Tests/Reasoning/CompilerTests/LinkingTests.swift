import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasResources
import MidasSource
import Testing

/// Links files with the built-in catalog.
private func linked(_ files: String...) -> Linked {
  let compiler = Compiler(catalog: .builtIn)
  let bytes = files.map { Array($0.utf8) }
  return Linker(compiler).link(bytes.map(compiler.unit(of:))) { bytes[$0] }
}

@Suite struct LinkingTests {
  private let main = """
    merchant: acme
    defaults: { window: card }
    """
  private let part = """
    continues: acme
    channels:
      - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
    """

  @Test func aMerchantMayContinueInTheSameFile() throws {
    let linked = linked(main + "\n---\n" + part)
    #expect(linked.findings.filter { $0.severity == .error } == [])
    #expect(linked.channelCount == 1)
  }

  @Test func aMerchantMayContinueInAnotherFile() throws {
    let linked = linked("merchant: zebra", main, "# first line\n" + part)
    #expect(linked.findings.filter { $0.severity == .error } == [])
    #expect(linked.merchants.map(\.handle) == ["acme", "zebra"])
    let wanted = try linked.wanted(try #require(linked.merchant(named: "acme"))) { "\($0).yaml" }
    let channel = try #require(wanted.resources.first { $0.resource.address.text == "acme/card" })
    #expect(channel.provenance.path == "2.yaml")
    #expect(channel.provenance.line == 4)
  }

  @Test func findingsOfASplitMerchantNameTheFileTheyAreIn() throws {
    let linked = linked(main, part.replacing("html5_inicis", with: "html5_inisis"))
    let finding = try #require(linked.findings.first { $0.rule == "unknown-pg" })
    #expect(finding.place.file == 1)
  }

  @Test func splittingAMerchantChangesNoDigest() throws {
    let together = linked(main + "\n---\n" + part)
    let apart = linked(main, part)
    #expect(
      together.merchants.map { together.digest(of: $0) } == apart.merchants.map { apart.digest(of: $0) })
  }

  @Test func continuingAnUnknownMerchantIsAnError() {
    let linked = linked(main.replacing("acme", with: "acne"), part)
    let finding = linked.findings.first { $0.rule == "continues-unknown-merchant" }
    #expect(finding?.help == "did you mean `acne`?")
  }
}
