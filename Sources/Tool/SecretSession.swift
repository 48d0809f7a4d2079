import MidasPlanning
import MidasResources
import MidasSecrets
import MidasStore

/// What one command learns of the values behind references: their fingerprints, never the values.
///
/// There is one only where `MIDAS_FINGERPRINT_KEY` is set; without it nothing is resolved.
struct SecretSession {
  private let key: FingerprintKey
  private let resolver: Resolver
  private var fingerprints: [String: SecretFingerprint] = [:]
  /// Why references lead to no value.
  private(set) var failures: [String: ResolutionFailure] = [:]
  /// When the certificates among the values end, by reference.
  private(set) var certificates: [String: CertificateValidity] = [:]
  /// How many characters the values have, by reference; for comparison only, never to be shown.
  private(set) var lengths: [String: Int] = [:]
  /// Where the references of a plan stand.
  private(set) var declared: [Address: [String]] = [:]

  /// A session in the workspace at `root`; nothing where no key is set.
  init?(below root: String) throws(CommandFailure) {
    do throws(ResolutionFailure) {
      guard let key = try FingerprintKey() else { return nil }
      self.key = key
    } catch {
      throw CommandFailure(status: .usage, message: "\(error.reason); \(error.help)")
    }
    resolver = Resolver(root: root)
  }

  /// That a command needs the key.
  static let keyIsMissing = CommandFailure(
    status: .usage,
    message:
      "fingerprints are made with a key: set \(FingerprintKey.variable); `openssl rand -hex 32` makes one")

  /// How many references were resolved, or could not be.
  var count: Int { fingerprints.count + failures.count }

  /// Resolves what resources declare, each reference once.
  mutating func resolve(_ references: [Address: [String]]) {
    declared.merge(references) { $1 }
    let fresh = Set(references.values.joined()).filter { fingerprints[$0] == nil && failures[$0] == nil }
    let found = awaiting { [key, resolver] in
      var made: [String: SecretFingerprint] = [:]
      var ends: [String: CertificateValidity] = [:]
      var lengths: [String: Int] = [:]
      let failed = await resolver.resolve(fresh) { reference, secret in
        made[reference] = key.fingerprint(of: secret, behind: reference)
        ends[reference] = CertificateValidity(reading: secret)
        lengths[reference] = secret.characterCount
      }
      return (made: made, ends: ends, lengths: lengths, failed: failed)
    }
    fingerprints.merge(found.made) { $1 }
    certificates.merge(found.ends) { $1 }
    lengths.merge(found.lengths) { $1 }
    failures.merge(found.failed) { $1 }
  }

  /// What is known now of the value that a recorded fingerprint was made of.
  func comparison(with recorded: SecretFingerprint) -> SecretFingerprint.Comparison {
    recorded.comparison(with: fingerprints[recorded.reference])
  }

  // MARK: - Applying

  /// What apply records of the secrets of a plan: those of every resource that it writes.
  ///
  /// - Throws: `CommandFailure` where a step needs a value that cannot be had.
  static func fingerprints(
    for plan: Plan, with session: inout SecretSession?
  ) throws(CommandFailure) -> [Address: [SecretFingerprint]] {
    guard session != nil else {
      guard let step = plan.steps.held.first(where: \.recordsOnlySecrets) else { return [:] }
      throw CommandFailure(
        status: .unavailable,
        message: "`\(step.address)` has a changed secret, which is recorded under a key: "
          + "set \(FingerprintKey.variable) as when it was planned")
    }
    let written = plan.steps.compactMap { step in step.resource.map { ($0.address, $0.secretReferences) } }
    let references = Dictionary(written.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    return try session?.fingerprints(of: references) ?? [:]
  }

  /// What apply records of all that is recorded of a workspace and that a plan does not touch, where it is new.
  ///
  /// - Parameter targets: the only merchants that are meant, if any are named.
  mutating func fingerprints(
    refreshing reader: any StateReader, besides plan: Plan, in targets: [String]
  ) throws -> [Address: [SecretFingerprint]] {
    let touched = Set(plan.steps.flatMap { [$0.address, $0.recordedAddress ?? $0.address] })
    let handles = try reader.index().filter { entry in
      entry.owner == plan.workspace && (targets.isEmpty || targets.contains(entry.handle))
    }.map(\.handle)
    var recorded: [Address: [SecretFingerprint]] = [:]
    var references: [Address: [String]] = [:]
    try SealedState(reader).forEachMerchant(of: handles) { merchant in
      for row in merchant.resources where !touched.contains(row.resource.address) {
        let declared = row.resource.secretReferences
        guard !declared.isEmpty else { continue }
        references[row.resource.address] = declared
        recorded[row.resource.address] = row.fingerprints
      }
    }
    return try fingerprints(of: references).filter { recorded[$0] != $1 }
  }

  private mutating func fingerprints(
    of references: [Address: [String]]
  ) throws(CommandFailure) -> [Address: [SecretFingerprint]] {
    resolve(references)
    for (address, declared) in references.sorted(by: { $0.key < $1.key }) {
      guard let missing = declared.first(where: { failures[$0] != nil }), let failure = failures[missing]
      else { continue }
      throw CommandFailure(
        status: .unavailable,
        message: "nothing was written: `\(missing)` of `\(address)` leads to no value: \(failure.reason)")
    }
    return references.mapValues { $0.compactMap { fingerprints[$0] } }
  }
}

extension PlanStep {
  /// Nothing that is declared changes: it is there for the secrets alone.
  fileprivate var recordsOnlySecrets: Bool {
    action == .update && expect == promise && changes.contains(where: \.isSecret)
  }
}
