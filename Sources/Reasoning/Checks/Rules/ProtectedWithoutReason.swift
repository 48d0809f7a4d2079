import MidasDiagnostics
import MidasModel

extension Rule {
  static let protectedWithoutReason = Rule(
    id: "protected-without-reason", severity: .warning,
    summary: "`protect` is set without saying why.",
    rationale: """
      `protect` takes the reason: it is what apply prints when it refuses to delete or replace the channel, to whoever \
      then has to decide whether payments really go through it. `true` tells him nothing.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, protect: demo on the fair in May }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, protect: ‹true› }
      """,
    channel: { channel, findings in
      guard case .known(let text, let site) = channel.declared.protect else { return }
      let word = channel.string(text).lowercased().filter { $0.isLetter || $0.isNumber }
      guard
        ["", "true", "yes", "on", "y", "1", "false", "no", "off", "n", "0", "protect", "protected"].contains(
          word)
      else { return }
      findings.report(
        "`protect` takes the reason, not `\(channel.string(text).printable)`", at: site,
        label: "the channel is protected, and nobody learns why",
        help: "say what it pays for, as `protect: main card channel`, or take `protect` out")
    })
}
