public import MidasCatalog
public import MidasDiagnostics

/// A file of route tests as its author wrote it.
///
/// Such a file is small and read by `midas test` alone, so its texts are strings.
public struct RoutesDocument: Sendable {
  /// The tests in order; those that could not be read are left out.
  public var cases: [Case] = []
  /// Findings on text and shape.
  public var findings: [Diagnostic] = []

  /// A document without tests.
  public init() {}

  /// One test: a request, and what it is to reach.
  public struct Case: Sendable {
    /// Who asks, as written: `acme` or `acme:books`.
    public var scope: Located<String>
    /// The kind of a request by `pg`.
    public var kind: Leaf<RequestKind> = .absent
    /// What a request by `pg` says in it; left out where it names no PG.
    public var pg: Located<String>?
    /// A channel key, or the id of a group.
    public var key: Located<String>?
    /// The mode that the channel must have.
    public var mode: Leaf<Mode> = .absent
    /// The module that it must have.
    public var module: Leaf<Module> = .absent
    /// The method that it must take.
    public var method: Leaf<Method> = .absent
    /// The currency that it must take.
    public var currency: Located<String>?
    /// What is to be reached.
    public var expected: Expected
    /// The value of `expect`.
    public var site: Site

    /// A test that nothing more is known of.
    public init(scope: Located<String>, expected: Expected, site: Site) {
      self.scope = scope
      self.expected = expected
      self.site = site
    }
  }

  /// What a request is to reach.
  public enum Expected: Sendable {
    /// The channel at an address, by name.
    case channel(Located<String>)
    /// That channel, as the oldest of several.
    case oldest(Located<String>)
    /// That channel, as the default of what names nothing.
    case fallback(Located<String>)
    /// The group at an address.
    case group(Located<String>)
    /// Any of several channels.
    case candidates([Located<String>])
    /// A shared test MID that is not declared.
    case sharedTest
    /// Nothing.
    case none
  }
}
