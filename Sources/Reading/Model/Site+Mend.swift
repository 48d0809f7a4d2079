public import MidasDiagnostics
import MidasSource

/// Mends of a value; none where it was reached through an alias or a merge key, since other values would change too.
extension Site {
  /// Another text in its place.
  public func mend(_ text: String) -> Mend? { isIndirect ? nil : .text(Place(span), text) }

  /// Another word in its place, never in quotes.
  public func plainMend(_ word: String) -> Mend? { isIndirect ? nil : .plain(Place(span), word) }

  /// The value in quotes.
  public var quotingMend: Mend? { isIndirect ? nil : .quotes(Place(span)) }

  /// The value as a list.
  public var listingMend: Mend? { isIndirect ? nil : .list(Place(span)) }

  /// The entry or list member called `name` that it is the value of, taken out.
  public func removal(of name: String) -> Mend? { isIndirect ? nil : .removal(Place(span), of: name) }
}
