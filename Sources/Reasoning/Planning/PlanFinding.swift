public import MidasResources

/// Something that plan finds wrong, which only a look into the store could tell.
public struct PlanFinding: Hashable, Sendable {
  /// The id of the rule, as in `midas explain`.
  public var rule: String
  /// Whether it is only a warning.
  public var isWarning = false
  /// The declared resource it is about.
  public var address: Address
  /// The key of it that another one holds, where it is about one.
  public var claim: Claim?
  /// The rename, as declared, that it is about.
  public var move: WantedMerchant.Move?
  /// What is wrong, on one line.
  public var message: String
  /// What it would do to payments.
  public var label = ""
  /// What to write instead.
  public var help: String?
  /// The recorded resource that takes part in it, and where it was declared.
  public var other: Other?

  /// A recorded resource that takes part in a finding.
  public struct Other: Hashable, Sendable {
    /// Its address.
    public var address: Address
    /// Where it was declared when it was recorded.
    public var provenance: Provenance?

    /// The address and, where it is known, the place: "`acme/card` (merchants/acme.yaml:31)".
    var words: String {
      provenance.map { "`\(address)` (\($0.path):\($0.line))" } ?? "`\(address)`"
    }
  }
}
