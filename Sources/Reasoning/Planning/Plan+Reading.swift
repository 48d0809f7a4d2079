public import MidasJSON
public import MidasResources

/// Why a saved plan is refused.
public enum PlanFileError: Error, Hashable {
  /// It is no JSON.
  case notJSON(JSONError)
  /// It has another format than this program reads.
  case unknownFormat(String)
  /// Something that every plan has is missing or of the wrong form.
  case malformed(String)
  /// Its content is not what its fingerprint was made of.
  case damaged(stated: Digest, actual: Digest)
}

extension Plan {
  /// Reads a saved plan; `bytes` must be all that its fingerprint was made of.
  public init(reading bytes: [UInt8]) throws(PlanFileError) {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch { throw .notJSON(error) }
    let version = try document.text("format_version")
    guard version.split(separator: ".").first == Plan.formatVersion.split(separator: ".").first else {
      throw .unknownFormat(version)
    }
    guard let scope = Scope(rawValue: try document.text("scope")) else { throw .malformed("scope") }
    self.init(
      digestVersion: try document.number("digest_version"), program: try document.text("program"),
      storeID: document["store_id"]?.text, workspace: try document.text("workspace"), scope: scope,
      baseRevision: try document.number("base_revision"), limits: try Limits(reading: document))
    var steps: [PlanStep] = []
    for step in try document.list("steps") { steps.append(try PlanStep(reading: step)) }
    self.steps = PlanItems(steps)
    var expects: [Expectation] = []
    for expectation in try document.list("expects") { expects.append(try Expectation(reading: expectation)) }
    self.expects = PlanItems(expects)
    for change in try document.list("whitelists") {
      whitelists.append(try WhitelistChange(reading: change))
    }
    // Plans that were saved before requests were compared have none.
    if let changes = document["routes"], changes != .null { routes = try RouteChanges(reading: changes) }
    var manualSteps: [ManualStep] = []
    for manual in try document.list("manual_steps") {
      manualSteps.append(
        ManualStep(
          try manual.address("address"), kind: try manual.text("kind"), try manual.text("text")))
    }
    self.manualSteps = PlanItems(manualSteps)

    // Digests of another version cannot be made again here; apply calls such a plan stale.
    if digestVersion == Plan.digestVersion, steps.contains(where: { $0.resource?.digest != $0.promise }) {
      throw .malformed("promise")
    }
    guard let stated = Digest(hex: try document.text("fingerprint")) else { throw .malformed("fingerprint") }
    let actual = fingerprint
    guard stated == actual else { throw .damaged(stated: stated, actual: actual) }
  }
}

extension WhitelistChange {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    let turn = document["turns"]?.text
    self.init(
      try document.address("address"), opens: try document.count("opens"),
      closes: try document.count("closes"), allows: try document.count("allows"),
      turns: turn.flatMap(Switch.init(rawValue:)))
    guard turns?.rawValue == turn else { throw .malformed("turns") }
  }
}

extension RouteChanges {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    self.init(firstAnswers: try document.number("first_answers"))
    for change in try document.list("changes") { changes.append(try RouteChange(reading: change)) }
  }
}

extension RouteChange {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    guard let effect = Effect(rawValue: try document.text("effect")) else { throw .malformed("effect") }
    self.init(
      scope: try document.address("scope"), request: try document.text("request"), effect: effect,
      before: try Answer(reading: document["before"]), after: try Answer(reading: document["after"]))
  }
}

extension RouteChange.Answer {
  fileprivate init(reading document: JSONValue?) throws(PlanFileError) {
    guard let document, let outcome = Outcome(rawValue: try document.text("outcome")) else {
      throw .malformed("outcome")
    }
    self.init(outcome)
    for channel in try document.list("channels") {
      let mode = try channel.text("mode")
      guard ["live", "test"].contains(mode) else { throw .malformed("mode") }
      channels.append(Channel(try channel.address("address"), isLive: mode == "live"))
    }
  }
}

extension Limits {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    guard let limits = document["limits"], let deletions = Limit(limits["deletions"]),
      let live = Limit(limits["live-channel-deletions"])
    else { throw .malformed("limits") }
    self.init(
      deletions: deletions, liveChannelDeletions: live, widenAddresses: try limits.number("widen-addresses"))
  }
}

extension Limits.Limit {
  fileprivate init?(_ value: JSONValue?) {
    switch value {
    case .number(let number): self = .count(number)
    case .string(let text): self.init(text)
    default: return nil
    }
  }
}

extension PlanStep {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    guard let action = Action(rawValue: try document.text("action")) else { throw .malformed("action") }
    self.init(action, try document.address("address"))
    guard try document.text("kind") == kind.name else { throw .malformed("kind") }
    if document["from"] != nil { from = try document.address("from") }
    expect = try document.digest("expect")
    promise = try document.digest("promise")
    if document["order"] != nil { order = try document.number("order") }
    if case .object(let members) = document["set"] {
      resource = try Resource(address, reading: members)
    }
    // What an action does follows from the two sides it has.
    guard (expect == nil) == (action == .create), (promise == nil) == (action == .delete),
      (resource == nil) == (promise == nil)
    else { throw .malformed("action") }

    for change in try document.list("changes") {
      var read = Change(
        field: try change.text("field"), before: change["before"]?.fieldValue,
        after: change["after"]?.fieldValue)
      read.isSecret = change["secret"] == .bool(true)
      changes.append(read)
    }
    for word in try document.list("gates") {
      guard let gate = word.text.flatMap(Gate.init(rawValue:)) else { throw .malformed("gates") }
      gates.append(gate)
    }
    if let source = document["source"] {
      provenance = Provenance(path: try source.text("path"), line: try source.number("line"))
    }
    notes = try document.list("notes").compactMap(\.text)
  }
}

extension Expectation {
  fileprivate init(reading document: JSONValue) throws(PlanFileError) {
    guard let table = Claim.Table(rawValue: try document.text("table")) else { throw .malformed("table") }
    let key = try document.list("key").compactMap(\.text)
    guard key.count == (table == .liveMIDs ? 3 : 1) else { throw .malformed("key") }
    let holder = document["holder"]?.text == nil ? nil : try document.address("holder")
    self.init(Claim(table, key), holder: holder, taker: try document.address("taker"))
  }
}

extension Resource {
  /// The resource at `address` with fields as its `document` has them.
  public init(_ address: Address, reading members: [JSONValue.Member]) throws(PlanFileError) {
    self.init(address)
    for member in members {
      guard let field = Field(address.kind, named: member.name), let value = member.value.fieldValue,
        value.shape == field.shape
      else { throw .malformed(member.name) }
      self[field] = value
    }
  }
}

extension FieldValue {
  fileprivate var shape: FieldShape {
    switch self {
    case .text: .text
    case .set: .set
    case .map: .map
    }
  }
}

// MARK: - Members of a document

extension JSONValue {
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a field that is written like this; the opposite of `FieldValue.document`.
  public var fieldValue: FieldValue? {
    switch self {
    case .string(let text): .text(text)
    case .array(let members): .set(of: members.compactMap(\.text))
    case .object(let members):
      .map(of: members.compactMap { member in member.value.text.map { (member.name, $0) } })
    default: nil
    }
  }

  fileprivate func text(_ name: String) throws(PlanFileError) -> String {
    guard let text = self[name]?.text else { throw .malformed(name) }
    return text
  }

  fileprivate func number(_ name: String) throws(PlanFileError) -> Int {
    guard case .number(let number) = self[name] else { throw .malformed(name) }
    return number
  }

  fileprivate func count(_ name: String) throws(PlanFileError) -> AddressCount {
    guard let count = AddressCount(try text(name)) else { throw .malformed(name) }
    return count
  }

  fileprivate func list(_ name: String) throws(PlanFileError) -> [JSONValue] {
    guard case .array(let values) = self[name] else { throw .malformed(name) }
    return values
  }

  fileprivate func address(_ name: String) throws(PlanFileError) -> Address {
    guard let address = Address(parsing: try text(name)) else { throw .malformed(name) }
    return address
  }

  fileprivate func digest(_ name: String) throws(PlanFileError) -> Digest? {
    guard self[name] != .null else { return nil }
    guard let digest = Digest(hex: try text(name)) else { throw .malformed(name) }
    return digest
  }
}
