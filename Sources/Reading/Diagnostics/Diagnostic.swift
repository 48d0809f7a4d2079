public import MidasSource

/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case note
  case warning
  case error

  /// Notes sort below warnings, warnings below errors.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something that is wrong at a place: the one form in which every stage reports.
///
/// Texts are one line, in lower case where they start no name, without a full stop. A secret value is
/// never part of one.
public struct Diagnostic: Hashable, Sendable {
  /// The id of the rule that reports, as in `midas explain`.
  public var rule: String
  /// How bad it is, before policy.
  public var severity: Severity
  /// What is wrong.
  public var message: String
  /// The offending scalar or key.
  public var place: Place
  /// What it would do to payments, printed beside the carets.
  public var label: String
  /// Other places that take part in it.
  public var related: [Related]
  /// What to write instead.
  public var help: String?
  /// How it can be mended, where that is certain.
  public var mend: Mend?
  /// Edits that mend it, each complete in itself and compiled again; empty unless somebody asked for them.
  public var fixes: [Fix] = []
  /// Where a secret stands, or may stand: no printed form shows the text there, whatever finding it is for.
  public var secrets: [Place] = []

  /// A finding of `rule` at `place`.
  public init(
    rule: String, severity: Severity, message: String, place: Place, label: String = "",
    related: [Related] = [], help: String? = nil, mend: Mend? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.label = label
    self.related = related
    self.help = help
    self.mend = mend
  }

  /// Another place that takes part in a finding.
  public struct Related: Hashable, Sendable {
    /// What is there, as "first declared here".
    public var message: String
    /// Where it is.
    public var place: Place

    /// `message` said of `place`.
    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// A mend: edits that are made together.
  public struct Fix: Hashable, Sendable {
    /// What the mend does, as an order: "write `window.simple`".
    public var title: String
    /// The replacements, none of which overlap.
    public var edits: [Edit]

    /// A mend that makes `edits`.
    public init(_ title: String, _ edits: [Edit]) {
      self.title = title
      self.edits = edits
    }
  }

  /// The replacement of the bytes at a place by a text.
  public struct Edit: Hashable, Sendable {
    /// What is replaced; a zero-width span inserts.
    public var place: Place
    /// The YAML text that takes its place.
    public var text: String

    /// Replaces `place` by `text`.
    public init(_ place: Place, _ text: String) {
      self.place = place
      self.text = text
    }
  }
}
