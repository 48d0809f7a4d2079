public import MidasDiagnostics

/// The rules sorted by where they look, so that a channel costs no look-up and copies no documentation.
public struct RuleSet: Sendable {
  // Three types and not one over all: a closure that is kept as a generic value is called through a thunk, which
  // copies the whole channel for each rule.

  private struct ChannelCheck: Sendable {
    let rule: Int
    let check: @Sendable (borrowing ChannelSubject, inout Findings) -> Void
  }
  private struct MerchantCheck: Sendable {
    let rule: Int
    let check: @Sendable (borrowing MerchantSubject, inout Findings) -> Void
  }
  private struct HolderCheck: Sendable {
    let rule: Int
    let check: @Sendable ([FactHolder], inout Findings) -> Void
  }

  private let names: [Findings.Name]
  private var channelChecks: [ChannelCheck] = []
  private var merchantChecks: [MerchantCheck] = []
  private var holderChecks: [FactKind: [HolderCheck]] = [:]

  /// Every rule.
  public static let all = RuleSet(Rule.all)

  init(_ rules: [Rule]) {
    names = rules.map { Findings.Name(rule: $0.id, severity: $0.severity) }
    for (index, rule) in rules.enumerated() {
      for check in rule.checks {
        switch check {
        case .channel(let check): channelChecks.append(ChannelCheck(rule: index, check: check))
        case .merchant(let check): merchantChecks.append(MerchantCheck(rule: index, check: check))
        case .holders(let kind, let check):
          holderChecks[kind, default: []].append(HolderCheck(rule: index, check: check))
        case .shape, .link, .policy, .plan, .routes: break
        }
      }
    }
  }

  /// What the rules find in one merchant, in its own file.
  public func findings(in subject: MerchantSubject) -> [Diagnostic] {
    var findings = Findings(names)
    for index in subject.channels.indices {
      let channel = ChannelSubject(index, of: subject)
      for check in channelChecks {
        findings.begin(check.rule)
        check.check(channel, &findings)
      }
    }
    for check in merchantChecks {
      findings.begin(check.rule)
      check.check(subject, &findings)
    }
    return findings.diagnostics
  }

  /// What the rules find where several declarations hold one key.
  public func findings(of kind: FactKind, holders: [FactHolder]) -> [Diagnostic] {
    var findings = Findings(names)
    for check in holderChecks[kind] ?? [] {
      findings.begin(check.rule)
      check.check(holders, &findings)
    }
    return findings.diagnostics
  }
}
