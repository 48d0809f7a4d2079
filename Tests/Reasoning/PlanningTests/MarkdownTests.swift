import MidasResources
import MidasStore
import StateSupport
import Testing

@testable import MidasPlanning

@Suite("A plan as a comment on a merge request")
struct MarkdownTests {
  private func plan(_ before: [Resource], _ after: [Resource], manual: [ManualStep] = []) throws -> Plan {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", before)]))
    var plan = try store.plan(Wanted(workspace: "w", merchants: [WantedMerchant("acme", after)])).plan
    plan.manualSteps = PlanItems(manual)
    return plan
  }

  private let hostile =
    "](http://x) `` ``` <img src=x onerror=y> </details> | @team #1\n```\n\n# Heading $x$ &lt;"

  @Test("Counts, fingerprint, gates with their flag and manual steps come before the steps")
  func order() throws {
    let plan = try plan(
      [.channel("acme", "card", mid: "M1")], [.channel("acme", "card-2", mid: "M2")],
      manual: [ManualStep(Address.merchant("acme"), kind: "other", "call @pg & <ask>")])
    let text = plan.markdown()
    #expect(
      text == """
        ### Plan: 1 to create, 0 to update, 1 to delete

        | | create | delete |
        |---|---:|---:|
        | channel | 1 | 1 |

        Fingerprint `\(plan.fingerprint.hex)`

        #### Apply stops here

        - **live-channel-deletions**: live channels would be deleted or replaced: `acme/card`

        `--allow live-channel-deletions` lets it through.

        #### To do by hand

        - [ ] `acme`: call @\u{2060}pg &amp; &lt;ask&gt;

        <details open><summary>acme: 1 to create, 1 to delete</summary>

        ```diff
        + channel acme/card-2
        +     mode: live
        +     pg: kcp
        +     modules: [window.general]
        +     mid: M2
        - channel acme/card
        #     gate: live-channel-deletions
        ```

        </details>


        """)
  }

  @Test("An empty plan says so")
  func empty() throws {
    let plan = try plan([], [])
    #expect(
      plan.markdown()
        == "### \(plan.summary.text)\n\nWhat is declared is what is recorded.\n\nFingerprint `\(plan.fingerprint.hex)`\n\n"
    )
  }

  @Test("No name can end a block, call somebody or become HTML")
  func injection() throws {
    let text = try plan(
      [.channel("acme", "old", mode: "test", mid: "M1", [.channelName: .text("x")])],
      [
        .channel("acme", "old", mode: "test", mid: "M1", [.channelName: .text(hostile)]),
        .channel("acme", "new", mode: "test", mid: "M2", [.channelName: .text(hostile)]),
      ], manual: [ManualStep(Address.merchant("acme"), kind: "other", hostile)]
    ).markdown()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0.hasSuffix("diff") && $0.hasPrefix("```") })
    let fence = String(lines[start].dropLast(4))
    let end = try #require(lines[(start + 1)...].firstIndex(of: fence))
    #expect(lines[start..<end].count { $0.contains("onerror") } == 2, "both stand inside the block")
    lines.removeSubrange(start...end)
    let rest = lines.joined(separator: "\n")
    #expect(
      !rest.contains("<img") && !rest.contains("@team") && !rest.contains("](") && !rest.contains("\n# "))
    #expect(rest.contains("\\]\\(http://x\\)"))
    #expect(rest.components("</details>") == 1)
  }

  @Test("Secrets are masked: what changes is said, not from what to what")
  func secrets() throws {
    func channel(_ reference: String) -> Resource {
      .channel(
        "acme", "card", mode: "test", mid: "M1", [.channelCredentials: .map(of: [("sign_key", reference)])])
    }
    let text = try plan([channel("env://OLD")], [channel("env://NEW")]).markdown()
    #expect(text.contains("!     credentials.sign_key: (secret changed)"))
    #expect(!text.contains("env://OLD") && !text.contains("env://NEW"))
  }

  @Test(
    "What does not fit loses its attributes, then steps are cut with a count", arguments: [1, 40, 400, 4000])
  func limit(channels: Int) throws {
    let before = (0..<channels).map { Resource.channel("acme", "old-\($0)", mode: "test", mid: "M\($0)") }
    let after = (0..<channels).map {
      Resource.channel(
        "acme", "new-\($0)", mode: "test", mid: "N\($0)", [.channelName: .text("이름 \(hostile)")])
    }
    let manual = after.map { ManualStep($0.address, kind: "other", hostile) }
    let plan = try plan(before, after, manual: manual)
    for limit in [Plan.commentLimit, 8000] {
      let text = plan.markdown(limit: limit)
      #expect(text.utf16.count <= limit)
      #expect(text.contains(plan.fingerprint.hex))
      #expect(text.components("\n<details") == text.components("\n</details>\n"))
      let shown = text.matches(of: /\n[-+] channel acme\//).count
      if shown < plan.steps.count {
        #expect(text.contains("… and \(plan.steps.count - shown) more step"))
      }
    }
    #expect(plan.markdown().contains("name:") == (channels <= 40))
  }

  @Test(
    "Code spans hold anything",
    arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`  `"), ("``a", "``` ``a ```")])
  func code(text: String, span: String) { #expect(MarkdownText.code(text) == span) }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
