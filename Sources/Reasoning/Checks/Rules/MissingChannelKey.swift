import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let missingChannelKey = Rule(
    id: "missing-channel-key", severity: .note,
    summary: "Requests can name a channel by its key alone, and the file does not hold the key.",
    rationale: """
      V2 names a channel by `channelKey` and in no other way, and so does V1 where a PG has no V1 code. PortOne gives \
      out the key when the channel is created. Without it in the file, nobody can tell from a payment request which \
      contract it charges. One note a merchant, on the first such channel.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: ‹card›, mode: test, pg: inicis_v2, modules: [window.general], mid: shared }
      """,
    merchant: { subject, findings in
      let keyless = subject.channels.indices.filter { index in
        guard let pg = subject.channels[index].pg, subject.merchant.channels.known[index].key.isAbsent else {
          return false
        }
        let generations = subject.channels[index].generations
        return generations == [.v2] || (!generations.isEmpty && subject.catalog.entries[pg].codes.v1 == nil)
      }
      guard let first = keyless.first, let site = subject.merchant.channels.known[first].id.site else {
        return
      }
      let more = keyless.count - 1
      findings.report(
        more == 0
          ? "this channel has no `key`"
          : "this channel and \(more) more of `\(subject.handle)` have no `key`",
        at: site, label: "payment requests can name it by its key alone",
        help: "once the channel exists, copy `key: channel-key-…` from the console")
    })
}
