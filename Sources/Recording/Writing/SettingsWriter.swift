/// Writes the midas.yaml of an exported workspace.
public struct SettingsWriter {
  /// The workspace's name.
  public var workspace: String
  /// The URL of the state; nothing for the usual place.
  public var state: String?
  /// What the file says at its head, line by line.
  public var comment: [String] = []
  /// Shared test MIDs that are used at PGs that want credentials of one's own.
  public var testCredentials: [TestCredentials] = []
  /// Live MIDs behind several stores.
  public var sharedMIDs: [SharedMID] = []
  /// Facts that the built-in catalog does not have.
  public var pgs: [PGFacts] = []
  /// The rules that what is recorded is against, and which are warnings therefore.
  public var warnings: [String] = []
  /// Why the catalog is changed.
  public var because: String

  /// Shared test MIDs of one PG.
  public struct TestCredentials: Hashable, Sendable {
    /// The PG's id.
    public var pg: String
    /// The MIDs.
    public var mids: [String]

    /// `mids` of `pg`.
    public init(pg: String, mids: [String]) {
      self.pg = pg
      self.mids = mids
    }
  }

  /// A live MID of several stores.
  public struct SharedMID: Hashable, Sendable {
    /// The PG's id.
    public var pg: String
    /// The MID.
    public var mid: String

    /// `mid` of `pg`.
    public init(pg: String, mid: String) {
      self.pg = pg
      self.mid = mid
    }
  }

  /// Facts on one PG.
  public struct PGFacts: Hashable, Sendable {
    /// The PG's id.
    public var pg: String
    /// Shared test MIDs, each with the modules that it serves.
    public var testMIDs: [String: [String]] = [:]
    /// The currencies that a channel without any of its own takes.
    public var currencies: [String] = []
    /// Methods by module that a channel without any of its own offers.
    public var methods: [String: [String]] = [:]

    /// No facts on `pg` yet.
    public init(pg: String) { self.pg = pg }

    /// Whether nothing is stated.
    public var isEmpty: Bool { testMIDs.isEmpty && currencies.isEmpty && methods.isEmpty }
  }

  /// A writer of a file that changes nothing in the catalog.
  public init(workspace: String, state: String?, because: String) {
    self.workspace = workspace
    self.state = state
    self.because = because
  }

  /// The file.
  public var yaml: String {
    var yaml = YAMLText()
    yaml.field("midas", "1")
    yaml.field("workspace", scalar: workspace)
    yaml.field("merchants", list: ["merchants/**/*.yaml"])
    yaml.field("state", scalar: state)
    if !warnings.isEmpty {
      yaml.section("policy") { yaml in
        yaml.section("severity") { yaml in for rule in warnings { yaml.field(rule, "warning") } }
      }
    }
    if !(testCredentials.isEmpty && sharedMIDs.isEmpty && pgs.isEmpty) {
      yaml.section("catalog") { writeCatalog(into: &$0) }
    }
    return comment.map { "# \($0)\n" }.joined() + yaml.text
  }

  private func writeCatalog(into yaml: inout YAMLText) {
    if !testCredentials.isEmpty {
      yaml.section("test-credentials") { yaml in
        for entry in testCredentials {
          yaml.item { yaml in
            yaml.field("pg", scalar: entry.pg)
            yaml.field("mids", list: entry.mids)
            yaml.field("because", scalar: because)
          }
        }
      }
    }
    if !sharedMIDs.isEmpty {
      yaml.section("shared-mids") { yaml in
        for entry in sharedMIDs {
          yaml.item { yaml in
            yaml.field("pg", scalar: entry.pg)
            yaml.field("mid", scalar: entry.mid)
            yaml.field("because", scalar: because)
          }
        }
      }
    }
    if !pgs.isEmpty {
      yaml.section("pgs") { yaml in
        for facts in pgs { yaml.section(facts.pg) { write(facts, into: &$0) } }
      }
    }
  }

  private func write(_ facts: PGFacts, into yaml: inout YAMLText) {
    yaml.field("because", scalar: because)
    if !facts.testMIDs.isEmpty {
      yaml.section("test-mids") { yaml in
        for (mid, modules) in facts.testMIDs.sorted(by: { $0.key < $1.key }) {
          yaml.item { yaml in
            yaml.field("mid", scalar: mid)
            yaml.field("modules", list: modules)
          }
        }
      }
    }
    if !facts.methods.isEmpty {
      yaml.section("methods") { yaml in
        for (module, methods) in facts.methods.sorted(by: { $0.key < $1.key }) {
          yaml.field(module, list: methods)
        }
      }
    }
    yaml.field("currencies", list: facts.currencies)
  }
}
