import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateMID = Rule(
    id: "duplicate-mid", isCore: true,
    summary: "Two channels stand for one contract: the same code and MID in the same mode.",
    rationale: """
      V1 finds a channel by code and MID and takes the oldest that matches: within one store the second is never \
      reached, and a change made to it changes nothing. In two stores a live MID is one contract, so the customers \
      of one pay into the account of the other. One channel takes several modules; a contract that several stores \
      do share is named in midas.yaml under `catalog: shared-mids`. Shared test MIDs are everybody's, and an \
      identity channel may stand beside a payment channel.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: pay-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
        - { id: pay-test-2, mode: test, pg: kakaopay, modules: [window.simple], mid: TC0ONETIME }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: pay-again, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001› }
        - { id: books-pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001›, assign: books }
      ---
      merchant: other
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001› }
      """,
    checks: [
      .merchant { subject, findings in
        for duplicate in subject.duplicateContracts {
          report(duplicate, of: subject, to: &findings)
        }
      },
      .holders(.liveMID) { holders, findings in
        guard let first = holders.first else { return }
        // A merchant that two documents declare is duplicate-merchant.
        for holder in holders.dropFirst() where holder.merchant != first.merchant {
          let mark = "identity:"
          let contract = String(holder.key.dropFirst(holder.key.hasPrefix(mark) ? mark.utf8.count : 0))
          findings.report(
            "`\(contract)` is the contract of `\(first.address)`", at: holder.place,
            label: "customers of `\(holder.merchant)` and `\(first.merchant)` pay into one account",
            related: [.init("the same live MID, first declared here", at: first.place)],
            help: helpOnSharedContract(contract))
        }
      },
    ])
}

/// A channel whose contract an earlier one of the merchant has.
struct DuplicateContract {
  /// The index of the earlier channel.
  let earlier: Int
  /// The index of the later one.
  let later: Int
  /// Both belong to one scope, so that V1 never reaches the later one.
  let isInOneScope: Bool
}

extension MerchantSubject {
  /// The channels that repeat the contract of an earlier one, each once.
  ///
  /// One in the same scope is named before one of another store.
  var duplicateContracts: [DuplicateContract] {
    guard channels.count > 1 else { return [] }
    var first = ShortTable<Contract, Int>(reservingCapacity: channels.count)
    var firstInScope: [ScopedContract: Int] = [:]
    var found: [DuplicateContract] = []
    for later in channels.indices {
      guard let contract = contract(ofChannelAt: later) else { continue }
      guard let earlier = first[contract] else {
        first.set(later, for: contract)
        continue
      }
      // Only contracts that repeat are told apart by scope: most never do.
      firstInScope[ScopedContract(contract: contract, scope: channels[earlier].scope)] = earlier
      let scoped = ScopedContract(contract: contract, scope: channels[later].scope)
      if scoped.scope != nil, let neighbour = firstInScope[scoped] {
        found.append(DuplicateContract(earlier: neighbour, later: later, isInOneScope: true))
        continue
      }
      firstInScope[scoped] = later
      if contract.mode == .live, !isOpened(contract, at: later) {
        found.append(DuplicateContract(earlier: earlier, later: later, isInOneScope: false))
      }
    }
    return found
  }

  private func isOpened(_ contract: Contract, at index: Int) -> Bool {
    guard let mid = merchant.channels.known[index].mid.value else { return false }
    return catalog.opensSharedMID(contract.pg, mid: string(mid))
  }
}

private struct ScopedContract: Hashable {
  let contract: Contract
  let scope: ChannelFacts.ScopeIndex?
}

private func report(_ pair: DuplicateContract, of subject: MerchantSubject, to findings: inout Findings) {
  let earlier = ChannelSubject(pair.earlier, of: subject)
  let later = ChannelSubject(pair.later, of: subject)
  guard let site = later.declared.mid.site, let earlierSite = earlier.declared.mid.site else { return }
  // A MID that both take from one mapping (`<<`) stands once: the later channel is then told by its id.
  let place = site.span == earlierSite.span ? later.declared.id.site ?? site : site
  let name = later.contractName
  let ids = [earlier, later].map { $0.declared.id.value.map($0.string) ?? "?" }
  findings.report(
    "`\(name)` is the contract of `\(earlier.address)`", at: place,
    label: label(of: pair, later, name: name, earlier: ids[0]),
    related: [.init("the same code and MID, first declared here", at: Place(earlierSite.span))],
    help: pair.isInOneScope
      ? "merge `\(ids[0])` and `\(ids[1])` into one channel, which takes several modules and methods; or write the MID of another contract"
      : helpOnSharedContract(name))
}

private func label(
  of duplicate: DuplicateContract, _ later: ChannelSubject, name: String, earlier: String
) -> String {
  guard duplicate.isInOneScope else { return "customers of two stores pay into one account" }
  guard let pg = later.facts.pg, later.catalog.entries[pg].codes.v1 != nil else {
    return "its payments and those of `\(earlier)` are one contract's"
  }
  return "payments that name `\(name)` go through `\(earlier)`, never through this channel"
}

/// What to write where two stores have one contract; `key` is its code and MID.
private func helpOnSharedContract(_ key: String) -> String {
  let code = key.prefix { $0 != "." }
  return """
    write the MID of the store's own contract, or name the contract under `catalog:` in midas.yaml:
    shared-mids: [{ pg: \(code), mid: \(key.dropFirst(code.count + 1)), because: "…" }]
    """
}
