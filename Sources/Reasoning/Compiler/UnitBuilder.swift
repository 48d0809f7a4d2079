import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

/// Writes a unit, merchant by merchant.
struct UnitBuilder {
  private let compiler: Compiler
  private(set) var unit = UnitDraft()
  private var encoder: CanonicalEncoder
  private var lines: LineCounter

  /// A unit of the file that holds `bytes`.
  init(_ bytes: [UInt8], by compiler: Compiler) {
    self.compiler = compiler
    encoder = CanonicalEncoder(reservingCapacity: compiler.purpose == .planning ? bytes.count : 0)
    lines = LineCounter(bytes)
    // What a file of channels comes to; one that holds more grows its unit.
    unit.text.reserveCapacity(bytes.count / 6)
    unit.facts.reserveCapacity(bytes.count / 256)
  }

  /// Starts with what belongs to the file as a whole: the findings on text and shape among it.
  mutating func begin(findings: [Diagnostic] = [], ignores: [Unit.Ignore] = [], of file: MerchantFile? = nil)
  {
    unit.findings = findings
    unit.fileFindingCount = findings.count
    unit.ignores = ignores
    unit.isOpen = file?.isOpen == true || findings.contains { $0.severity == .error }
    unit.isDeclaration = file?.isDeclaration == true
  }

  /// Checks a merchant and adds what it declares.
  mutating func add(_ merchant: Merchant) {
    guard case .known(let handle, let site) = merchant.handle else {
      unit.isOpen = true
      return
    }
    let subject = MerchantSubject(merchant, catalog: compiler.catalog)
    let findings = unit.findings.count
    unit.findings += compiler.rules.findings(in: subject)
    let facts = unit.facts.count
    addFacts(of: subject)
    let resources = unit.resources.count
    if compiler.purpose == .planning {
      unit.resources += ResourceWriter.write(subject, into: &encoder, lines: &lines)
      if subject.mayHoldSecret { unit.isConfidential = true }
    }
    let moves = unit.moves.count
    addMoves(of: subject)
    unit.merchants.append(
      Unit.MerchantEntry(
        digest: ResourceWriter.digest(of: unit.resources[resources...], in: encoder),
        order: ResourceWriter.order(of: unit.resources[resources...], in: encoder),
        handle: name(handle, of: merchant),
        formerly: merchant.formerly.value.map { name($0, of: merchant) } ?? .none,
        catalogEntries: catalogEntries(of: subject),
        resources: Unit.Extent(resources..<unit.resources.count),
        facts: Unit.Extent(facts..<unit.facts.count),
        findings: Unit.Extent(findings..<unit.findings.count),
        moves: Unit.Extent(moves..<unit.moves.count), place: Place(site.span),
        channelCount: UInt32(merchant.channels.known.count)))
  }

  /// Notes a part whose main document is in another file.
  mutating func addContinuation(_ part: Merchant) {
    guard case .known(let handle, let site) = part.handle else {
      unit.isOpen = true
      return
    }
    unit.continued.append(Unit.Continuation(handle: name(handle, of: part), place: Place(site.span)))
  }

  /// The draft of the unit, once everything is added.
  consuming func finish() -> UnitDraft {
    unit.encoding = encoder.bytes
    if unit.findings.contains(where: { !$0.secrets.isEmpty }) { unit.isConfidential = true }
    return unit
  }

  // MARK: - Texts

  /// Adds a text to the outline.
  private mutating func name(_ text: Text, of merchant: Merchant) -> Unit.Extent {
    let start = unit.names.count
    merchant.withBytes(text) { unit.names.append(contentsOf: $0) }
    return Unit.Extent(start..<unit.names.count)
  }

  private mutating func append(_ text: String) -> Unit.Extent {
    let start = unit.text.count
    unit.text.append(contentsOf: text.utf8)
    return Unit.Extent(start..<unit.text.count)
  }

  private mutating func addMoves(of subject: MerchantSubject) {
    for move in subject.merchant.moves.known {
      guard case .known(let from, let fromSite) = move.from, case .known(let to, let toSite) = move.to else {
        continue
      }
      unit.moves.append(
        Unit.Move(
          from: append(address(subject, from)), to: append(address(subject, to)),
          fromPlace: Place(fromSite.span), toPlace: Place(toSite.span)))
    }
  }

  private func address(_ subject: MerchantSubject, _ moved: Text) -> String {
    let id = subject.string(moved)
    return id.hasPrefix(":") ? "\(subject.handle)\(id)" : "\(subject.handle)/\(id)"
  }

  // MARK: - Facts

  private mutating func addFacts(of subject: MerchantSubject) {
    let merchant = subject.merchant
    if case .known(let handle, let site) = merchant.handle {
      addFact(.merchant, handle, at: site, holder: subject.handle, in: merchant)
    }
    if case .known(let code, let site) = merchant.keys.code {
      addFact(.merchantCode, code, at: site, holder: "\(subject.handle)#key.code", in: merchant)
    }
    if case .known(let store, let site) = merchant.keys.storeID {
      addFact(.storeID, store, at: site, holder: "\(subject.handle)#key.store-id", in: merchant)
    }
    for (index, submerchant) in merchant.submerchants.known.enumerated() {
      guard case .known(let store, let site) = submerchant.storeID else { continue }
      addFact(.storeID, store, at: site, holder: subject.address(of: .submerchant(index)), in: merchant)
    }
    var liveMIDs = HashesMet(reservingCapacity: subject.channels.count)
    for index in subject.channels.indices {
      if case .known(let key, let site) = merchant.channels.known[index].key {
        addFact(.channelKey, key, at: site, holder: subject.address(ofChannel: index), in: merchant)
      }
      if let exclusive = subject.exclusiveMID(ofChannelAt: index), liveMIDs.insert(exclusive.hash) {
        addFact(.liveMID, hash: exclusive.hash, at: exclusive.site) {
          exclusive.writeKey(of: merchant, to: &$0)
        } holder: {
          subject.writeAddress(ofChannel: index, to: &$0)
        }
      }
    }
  }

  private mutating func catalogEntries(of subject: MerchantSubject) -> Unit.Extent {
    guard !compiler.catalog.overrides.isEmpty else { return .none }
    let start = unit.names.count
    for entry in Set(subject.channels.indices.compactMap(subject.catalogEntry)).map(\.key).sorted() {
      unit.names.append(contentsOf: "\(entry)\n".utf8)
    }
    return Unit.Extent(start..<unit.names.count)
  }

  private mutating func addFact(
    _ kind: FactKind, _ text: Text, at site: Site, holder: String, in merchant: Merchant
  ) {
    addFact(
      kind, key: merchant.string(text), hash: TextHash.combined(UInt64(kind.rawValue), text.hash), at: site,
      holder: holder)
  }

  /// Adds a fact whose key and holder are written as bytes, without making a `String` of either.
  private mutating func addFact(
    _ kind: FactKind, hash: UInt64, at site: Site, key writeKey: (inout [UInt8]) -> Void,
    holder writeHolder: (inout [UInt8]) -> Void
  ) {
    let start = unit.text.count
    writeKey(&unit.text)
    let key = Unit.Extent(start..<unit.text.count)
    writeHolder(&unit.text)
    unit.facts.append(
      Unit.Fact(
        kind: kind, hash: hash, key: key, addressEnd: UInt32(unit.text.count), place: Place(site.span)))
  }

  private mutating func addFact(_ kind: FactKind, key: String, hash: UInt64, at site: Site, holder: String) {
    let key = append(key)
    let end = append(holder).end
    unit.facts.append(
      Unit.Fact(kind: kind, hash: hash, key: key, addressEnd: end, place: Place(site.span)))
  }
}
