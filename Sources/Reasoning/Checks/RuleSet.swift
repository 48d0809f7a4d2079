public import MidasDiagnostics

/// The rules sorted by where they look, so that a channel costs no look-up and copies no documentation.
public struct RuleSet: Sendable {
  // Of each kind of check one function: each rule reports and hands on to the next. A list of them would count every
  // closure up and down again for each channel. The kinds are not one generic thing, for a closure that is kept as a
  // generic value is called through a thunk, which copies the whole channel for each rule.
  private typealias ChannelCheck = @Sendable (borrowing ChannelSubject, inout Findings) -> Void
  private typealias MerchantCheck = @Sendable (borrowing MerchantSubject, inout Findings) -> Void
  private typealias HolderCheck = @Sendable ([FactHolder], inout Findings) -> Void

  private let names: [Findings.Name]
  private let checkChannel: ChannelCheck
  private let checkMerchant: MerchantCheck
  private let checkHolders: [FactKind: HolderCheck]

  /// Every rule.
  public static let all = RuleSet(Rule.all)

  init(_ rules: [Rule]) {
    names = rules.map { Findings.Name(rule: $0.id, severity: $0.severity) }
    var onChannel: ChannelCheck = { _, _ in }
    var onMerchant: MerchantCheck = { _, _ in }
    var onHolders: [FactKind: HolderCheck] = [:]
    // From the last to the first, since each knows the one behind it.
    for (index, rule) in rules.enumerated().reversed() {
      for check in rule.checks.reversed() {
        switch check {
        case .channel(let check):
          let next = onChannel
          onChannel = { channel, findings in
            findings.begin(index)
            check(channel, &findings)
            next(channel, &findings)
          }
        case .merchant(let check):
          let next = onMerchant
          onMerchant = { merchant, findings in
            findings.begin(index)
            check(merchant, &findings)
            next(merchant, &findings)
          }
        case .holders(let kind, let check):
          let next = onHolders[kind] ?? { _, _ in }
          onHolders[kind] = { holders, findings in
            findings.begin(index)
            check(holders, &findings)
            next(holders, &findings)
          }
        case .shape, .link, .policy, .plan, .routes: break
        }
      }
    }
    checkChannel = onChannel
    checkMerchant = onMerchant
    checkHolders = onHolders
  }

  /// What the rules find in one merchant, in its own file.
  public func findings(in subject: MerchantSubject) -> [Diagnostic] {
    var findings = Findings(names)
    for index in subject.channels.indices {
      checkChannel(ChannelSubject(index, of: subject), &findings)
    }
    checkMerchant(subject, &findings)
    return findings.diagnostics
  }

  /// What the rules find where several declarations hold one key.
  public func findings(of kind: FactKind, holders: [FactHolder]) -> [Diagnostic] {
    var findings = Findings(names)
    checkHolders[kind]?(holders, &findings)
    return findings.diagnostics
  }
}
