import Foundation
import MidasDiagnostics
import MidasPlanning
import MidasRouteTesting
import MidasRouting
import MidasSource
import TestSupport
import Testing

@Suite("Slips") struct SlipTests {
  @Test("are the same for the same seed, others for another, and every kind has its turn")
  func seeds() throws {
    let shop = try Shop()
    defer { withExtendedLifetime(shop) {} }
    let trial = try shop.trial()
    let first = trial.slips(12, seed: 1).map(\.message)
    #expect(first.count == 12)
    #expect(trial.slips(12, seed: 1).map(\.message) == first)
    #expect(trial.slips(12, seed: 2).map(\.message) != first)
    let all = trial.slips(1_000, seed: 1)
    #expect(Set(all.map(\.kind)) == Set(Slip.Kind.allCases))
    #expect(Set(all.map(\.message)).count == all.count)
  }

  @Test("are noticed by rules and gates where these are made for them")
  func noticed() throws {
    let shop = try Shop()
    defer { withExtendedLifetime(shop) {} }
    let trial = try shop.trial()
    for slip in trial.slips(1_000, seed: 1) {
      switch (slip.kind, try trial.verdict(on: slip)) {
      case (.testMIDInLive, .rule(let rule)): #expect(rule == "shared-test-mid-in-live")
      case (.droppedChannel, .plan), (.droppedChannel, .rule): break
      case (.flippedMode, .plan), (.flippedMode, .rule): break
      case (.testMIDInLive, let verdict), (.droppedChannel, let verdict), (.flippedMode, let verdict):
        Issue.record("\(slip.message): \(verdict)")
      default: break
      }
    }
  }

  @Test("that nobody notices come with the test that would, and it does")
  func missingTests() throws {
    let shop = try Shop()
    let trial = try shop.trial()
    let slips = trial.slips(1_000, seed: 3)
    let before = try SlipReport(slips, in: trial)
    #expect(before.findings.contains { $0.message.contains("swapped") })
    #expect(before.findings.contains { $0.message.contains("mistyped") })
    #expect(!before.missingTests.isEmpty)
    try shop.scratch.file(
      named: "more.routes.yaml", holding: "routes:\n" + before.missingTests.map { "  \($0)\n" }.joined())
    #expect(try shop.findings().map(\.message) == [])
    let after = try SlipReport(slips, in: shop.trial())
    // No route test sees the whitelist.
    #expect(after.findings.allSatisfy { $0.message.contains("block") }, "\(after.findings.map(\.message))")
    #expect(after.missingTests.isEmpty)
    #expect(after.count == before.count)
  }

  @Test("of the whitelist are stopped by a lower limit")
  func limits() throws {
    let shop = try Shop()
    for (addresses, isNoticed) in [(256, false), (0, true)] {
      let trial = try shop.trial(Limits(widenAddresses: addresses))
      let slip = try #require(trial.slips(1_000, seed: 1).first { $0.kind == .widenedBlock })
      if case .plan("widen-cidr") = try trial.verdict(on: slip) {
        #expect(isNoticed)
      } else {
        #expect(!isNoticed)
      }
    }
  }

  @Test("stay in memory")
  func files() throws {
    let shop = try Shop()
    let trial = try shop.trial()
    _ = try SlipReport(trial.slips(1_000, seed: 1), in: trial)
    #expect(
      try String(contentsOf: shop.scratch.url.appending(path: "shop.yaml"), encoding: .utf8) == Shop.merchant)
  }
}
