import Foundation
import MidasDiagnostics
import MidasWorkspace
import TestSupport
import Testing

@Suite("Fixes of rules that look at several files", .timeLimit(.minutes(20)))
struct WorkspaceFixTests {
  private static let channel =
    "{ id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }"

  @Test("A merchant's parts are linked again: a default that names a channel of another file")
  func joint() throws {
    let draft = try Draft([
      "a.yaml": "merchant: shop\ndefaults: { window: crad }\n",
      "b.yaml": "continues: shop\nchannels:\n  - \(Self.channel)\n",
    ])
    #expect(try draft.fix() == ["unknown-default: write `card`"])
    #expect(try draft.text("a.yaml") == "merchant: shop\ndefaults: { window: card }\n")
    #expect(try draft.compiled().findings.filter { $0.severity == .error } == [])
  }

  @Test("A part that names its merchant wrongly")
  func continues() throws {
    let draft = try Draft([
      "a.yaml": "merchant: bookshop\n",
      "b.yaml": "continues: bookshpo # ours\nchannels:\n  - \(Self.channel)\n",
    ])
    #expect(try draft.fix() == ["continues-unknown-merchant: write `bookshop`"])
    #expect(try draft.text("b.yaml").hasPrefix("continues: bookshop # ours\n"))
  }

  @Test("A fix that clashes with another file is not offered, since both are linked")
  func clash() throws {
    let draft = try Draft([
      "a.yaml": "merchant: shop\nchannels:\n  - \(Self.channel)\n",
      "b.yaml": "continues: shpo\nchannels:\n  - \(Self.channel)\n",
    ])
    #expect(try draft.compiled().findings.contains { $0.mend != nil })
    #expect(try draft.offers() == [])
    #expect(try draft.fix() == [])
  }

  @Test("The fixes of one file do not keep those of another from being made")
  func independence() throws {
    let draft = try Draft([
      "a.yaml": "merchant: a\nwhitelist: [1.1.1.1/32, 1.1.1.1]\n",
      "b.yaml": "merchant: b\nwhitelist: [1.1.1.1]\n", "c.yaml": "merchant: c\nwhitelist: [8.8.8.8]\n",
    ])
    #expect(try draft.fix().count == 2)
    #expect(try draft.text("a.yaml") == "merchant: a\nwhitelist: [1.1.1.1/32, 1.1.1.1]\n")
    #expect(try draft.text("b.yaml") == "merchant: b\nwhitelist: [1.1.1.1/32]\n")
  }

  @Test("Only files that were asked about are changed")
  func selection() throws {
    let draft = try Draft([
      "a.yaml": "merchant: a\nwhitelist: [1.1.1.1]\n", "b.yaml": "merchant: b\nwhitelist: [1.1.1.1]\n",
      "midas.yaml": "midas: 1\npolicy: { severty: { cidr-wide: note } }\n",
    ])
    #expect(try draft.fix(["a.yaml"]).count == 1)
    #expect(try draft.text("b.yaml") == "merchant: b\nwhitelist: [1.1.1.1]\n")
    #expect(try draft.text("midas.yaml").contains("severty"))
  }

  @Test("midas.yaml is mended first, and every file compiled again with it")
  func settings() throws {
    let draft = try Draft([
      "a.yaml": "merchant: a\nwhitelist: [1.0.0.0/14, 8.8.8.8]\n",
      "midas.yaml": "midas: 1\npolicy: { severty: { cidr-wide: note } } # ours\n",
    ])
    #expect(try draft.fix(rounds: 1) == ["unknown-key: write `severity`"])
    #expect(try draft.text("midas.yaml") == "midas: 1\npolicy: { severity: { cidr-wide: note } } # ours\n")
    #expect(try draft.fix() == ["cidr-invalid: write `8.8.8.8/32`"])

    let rules = try Draft([
      "a.yaml": "merchant: a\n", "midas.yaml": "midas: 1\npolicy: { severity: { cidr-wdie: note } }\n",
    ])
    #expect(try rules.fix() == ["unknown-rule: write `cidr-wide`"])
  }

  @Test("A midas.yaml that would name other files is not touched")
  func otherFiles() throws {
    let text = "midas: 1\nmerchnats: [\"a.yaml\"]\n"
    let draft = try Draft(["a.yaml": "merchant: a\n", "b.yaml": "merchant: b\n", "midas.yaml": text])
    #expect(try draft.fix() == [])
    #expect(try draft.text("midas.yaml") == text)
  }

  @Test("Many fixes that all fail, among as many that hold", .timeLimit(.minutes(20)))
  func many() throws {
    var files: [String: String] = [:]
    for index in 0..<40 {
      files["\(index).yaml"] =
        "merchant: m\(index)\nwhitelist: [\(index % 2 == 0 ? "1.1.1.1" : "1.1.1.1/32, 1.1.1.1")]\n"
    }
    #expect(try Draft(files).fix().count == 20)
  }
}
