import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let movedCycle = Rule(
    id: "moved-cycle",
    summary: "The renames under `moved` lead back to where they began.",
    rationale: """
      A rename keeps a channel's order, history and protection instead of deleting one channel and creating another. \
      Renames are followed to their end; in a circle there is none, and a plan could not say which recorded channel \
      a declared one continues.
      """,
    accepts: """
      merchant: acme
      moved: [{ from: inicis, to: inicis-card }, { from: inicis-card, to: card }]
      """,
    rejects: """
      merchant: acme
      moved: [{ from: ‹inicis›, to: card }, { from: card, to: inicis }]
      """,
    merchant: { subject, findings in
      let merchant = subject.merchant
      let moves = merchant.moves.known.compactMap { move -> (from: Text, to: Text, span: SourceSpan)? in
        guard case .known(let from, let site) = move.from, let to = move.to.value else { return nil }
        return (from, to, site.span)
      }
      guard !moves.isEmpty else { return }
      let sources = NameIndex(merchant.moves.known.compactMap { $0.to.value == nil ? nil : $0.from })
      var visited = [Int](repeating: -1, count: moves.count)
      for start in moves.indices where visited[start] < 0 {
        var path: [Int] = []
        var next: Int? = start
        while let move = next, visited[move] < 0 {
          visited[move] = start
          path.append(move)
          next = sources.index(of: moves[move].to, in: merchant)
        }
        guard let entry = next, visited[entry] == start, let first = path.firstIndex(of: entry) else {
          continue
        }
        let cycle = path[first...].sorted { moves[$0].span.start < moves[$1].span.start }
        let names =
          path[first...].map { "`\(subject.string(moves[$0].from))`" } + [
            "`\(subject.string(moves[entry].from))`"
          ]
        findings.report(
          "these renames go round in a circle: \(names.prefix(8).joined(separator: " → "))",
          at: moves[cycle[0]].span, label: "no channel is at their end",
          related: cycle.dropFirst().map { .init("and on from here", at: Place(moves[$0].span)) },
          help: "take out the rename that is already done")
      }
    })
}
