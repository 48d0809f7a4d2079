public import MidasDiagnostics
public import MidasSource

/// A slip of the finger: edits of merchant files that nobody meant.
public struct Slip: Sendable {
  /// What kind of slip it is.
  public let kind: Kind
  /// What it does, as "the MIDs of `acme/card` and `acme/card-kcp` are swapped".
  public let message: String
  /// The edits, at least one.
  public let edits: [Diagnostic.Edit]

  /// The kinds of slips.
  public enum Kind: String, CaseIterable, Sendable {
    /// Two channels have each other's MID.
    case swappedMIDs = "swapped-mids"
    /// A MID has two characters in the wrong order.
    case mistypedMID = "mistyped-mid"
    /// Another channel is the default.
    case otherDefault = "other-default"
    /// A default is left out.
    case droppedDefault = "dropped-default"
    /// A live channel has the shared test MID.
    case testMIDInLive = "test-mid-in-live"
    /// A channel has the other mode.
    case flippedMode = "flipped-mode"
    /// A channel is left out.
    case droppedChannel = "dropped-channel"
    /// Two channels serve each other's sub-merchant.
    case swappedAssignments = "swapped-assignments"
    /// A block of the whitelist is wider.
    case widenedBlock = "widened-block"
  }

  /// Where it begins.
  public var place: Place { edits[0].place }

  init?(_ kind: Kind, _ message: String, _ edits: [Diagnostic.Edit]?) {
    guard let edits, !edits.isEmpty else { return nil }
    self.kind = kind
    self.message = message
    self.edits = edits
  }

  /// What stands there afterwards, for the place where it begins.
  var label: String {
    let text = edits[0].text
    if text.isEmpty { return "left out" }
    return "as `\(text.printable)`"
  }
}
