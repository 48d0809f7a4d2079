public import MidasDiagnostics

/// The rules sorted by where they look, so that a channel costs no look-up and copies no documentation.
public struct RuleSet: Sendable {
  private struct Entry<Check: Sendable>: Sendable {
    let id: String
    let severity: Severity
    let check: Check
  }

  private var channelRules: [Entry<@Sendable (borrowing ChannelSubject, inout Findings) -> Void>] = []
  private var merchantRules: [Entry<@Sendable (borrowing MerchantSubject, inout Findings) -> Void>] = []
  private var holderRules: [FactKind: [Entry<@Sendable ([FactHolder], inout Findings) -> Void>]] = [:]

  /// Every rule.
  public static let all = RuleSet(Rule.all)

  init(_ rules: [Rule]) {
    for rule in rules {
      for check in rule.checks {
        switch check {
        case .channel(let check):
          channelRules.append(Entry(id: rule.id, severity: rule.severity, check: check))
        case .merchant(let check):
          merchantRules.append(Entry(id: rule.id, severity: rule.severity, check: check))
        case .holders(let kind, let check):
          holderRules[kind, default: []].append(Entry(id: rule.id, severity: rule.severity, check: check))
        case .shape, .link, .policy, .plan: break
        }
      }
    }
  }

  /// What the rules find in one merchant, in its own file.
  public func findings(in subject: MerchantSubject) -> [Diagnostic] {
    var findings = Findings()
    for index in subject.channels.indices {
      let channel = ChannelSubject(index, of: subject)
      for rule in channelRules {
        findings.begin(rule.id, rule.severity)
        rule.check(channel, &findings)
      }
    }
    for rule in merchantRules {
      findings.begin(rule.id, rule.severity)
      rule.check(subject, &findings)
    }
    return findings.diagnostics
  }

  /// What the rules find where several declarations hold one key.
  public func findings(of kind: FactKind, holders: [FactHolder]) -> [Diagnostic] {
    var findings = Findings()
    for rule in holderRules[kind] ?? [] {
      findings.begin(rule.id, rule.severity)
      rule.check(holders, &findings)
    }
    return findings.diagnostics
  }
}
