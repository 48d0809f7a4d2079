public import MidasSource

/// A test that was run, by a name for people.
public struct RunTest: Hashable, Sendable {
  /// What it tests.
  public let name: String
  /// Where it stands; a finding in this place is its failure.
  public let place: Place

  /// The test called `name` at `place`.
  public init(_ name: String, at place: Place) {
    self.name = name
    self.place = place
  }
}
