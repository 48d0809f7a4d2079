import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let whitelistOnV2Only = Rule(
    id: "whitelist-on-v2-only", severity: .warning,
    summary: "A merchant that is called through V2 alone has a whitelist.",
    rationale: """
      PortOne's whitelist guards the V1 API; V2 does not support it (console guide). The merchant believes that a \
      stolen key is of no use elsewhere, and it is.
      """,
    accepts: """
      merchant: acme
      api: [v1, v2]
      whitelist: [8.8.8.8/32]
      """,
    rejects: """
      merchant: acme
      api: [v2]
      whitelist: [‹8.8.8.8/32›]
      """,
    merchant: { subject, findings in
      guard let first = subject.merchant.whitelist.known.first?.cidr.site, subject.isCalledByV2Alone else {
        return
      }
      findings.report(
        "\(subject.name(of: .merchant)) is called through V2 alone, which has no whitelist", at: first,
        label: "guards nothing", help: "take the whitelist out, or name `v1` under `api` if V1 calls it too")
    })
}

extension MerchantSubject {
  /// `api` names V2 alone, or every channel works in V2 alone.
  fileprivate var isCalledByV2Alone: Bool {
    switch merchant.api {
    case .known(let api, _): return api == [.v2]
    case .unknown: return false
    case .absent:
      return knowsEveryChannel && !channels.isEmpty
        && channels.allSatisfy { $0.pg != nil && $0.generations == [.v2] }
    }
  }
}
