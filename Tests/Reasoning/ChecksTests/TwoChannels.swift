import MidasDiagnostics

/// The rules that find something in a document, of those whose id begins with `prefix`.
func rules(_ yaml: String, _ prefix: String) -> [String] {
  findings(in: yaml).map(\.rule).filter { $0.hasPrefix(prefix) }
}

/// A merchant with two test channels, `card` and `card-2`, then whatever follows.
func merchant(_ rest: String) -> String {
  """
  merchant: acme
  channels:
    - { id: card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared }
    - { id: card-2, mode: test, pg: danal_tpay, modules: [window.general], methods: [card], mid: shared }
  \(rest)
  """
}
