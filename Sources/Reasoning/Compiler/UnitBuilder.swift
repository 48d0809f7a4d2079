import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

/// Writes a unit, merchant by merchant.
struct UnitBuilder {
  private let compiler: Compiler
  var unit = Unit()
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

  /// Starts with the findings on text and shape.
  mutating func begin(findings: [Diagnostic]) {
    unit.findings = findings
    unit.fileFindingCount = findings.count
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
    }
    unit.merchants.append(
      Unit.MerchantEntry(
        handle: append(handle, of: merchant),
        formerly: merchant.formerly.value.map { append($0, of: merchant) } ?? 0..<0,
        place: Place(site.span), resources: resources..<unit.resources.count, facts: facts..<unit.facts.count,
        findings: findings..<unit.findings.count, moves: moves(of: subject),
        channelCount: merchant.channels.known.count,
        digest: ResourceWriter.digest(of: unit.resources[resources...], in: encoder)))
  }

  /// Notes a part whose main document is in another file.
  mutating func addContinuation(_ part: Merchant) {
    guard case .known(let handle, let site) = part.handle else {
      unit.isOpen = true
      return
    }
    unit.continued.append(Unit.Continuation(handle: append(handle, of: part), place: Place(site.span)))
  }

  /// The unit, once everything is added.
  consuming func finish() -> Unit {
    unit.encoding = encoder.bytes
    return unit
  }

  // MARK: - Texts

  private mutating func append(_ text: Text, of merchant: Merchant) -> Unit.TextRange {
    let start = UInt32(unit.text.count)
    merchant.withBytes(text) { unit.text.append(contentsOf: $0) }
    return start..<UInt32(unit.text.count)
  }

  mutating func append(_ text: String) -> Unit.TextRange {
    let start = UInt32(unit.text.count)
    unit.text.append(contentsOf: text.utf8)
    return start..<UInt32(unit.text.count)
  }

  private mutating func moves(of subject: MerchantSubject) -> [Unit.Move] {
    subject.merchant.moves.known.compactMap { move in
      guard case .known(let from, let fromSite) = move.from, case .known(let to, let toSite) = move.to else {
        return nil
      }
      let old = append(address(subject, from))
      let new = append(address(subject, to))
      return Unit.Move(
        fromStart: old.lowerBound, toStart: new.lowerBound, toEnd: new.upperBound,
        fromPlace: Place(fromSite.span), toPlace: Place(toSite.span))
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
    addCatalogEntries(of: subject)
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

  private mutating func addCatalogEntries(of subject: MerchantSubject) {
    guard case .known(_, let site) = subject.merchant.handle, !compiler.catalog.overrides.isEmpty else {
      return
    }
    for entry in Set(subject.channels.indices.compactMap(subject.catalogEntry)).map(\.key).sorted() {
      addFact(
        .catalogEntry, key: entry, hash: UInt64(FactKind.catalogEntry.rawValue), at: site,
        holder: subject.handle)
    }
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
    let start = UInt32(unit.text.count)
    writeKey(&unit.text)
    let keyEnd = UInt32(unit.text.count)
    writeHolder(&unit.text)
    unit.facts.append(
      Unit.Fact(
        kind: kind, hash: hash, keyStart: start, keyEnd: keyEnd, addressEnd: UInt32(unit.text.count),
        place: Place(site.span)))
  }

  private mutating func addFact(_ kind: FactKind, key: String, hash: UInt64, at site: Site, holder: String) {
    let range = append(key)
    let end = append(holder).upperBound
    unit.facts.append(
      Unit.Fact(
        kind: kind, hash: hash, keyStart: range.lowerBound, keyEnd: range.upperBound, addressEnd: end,
        place: Place(site.span)))
  }
}
