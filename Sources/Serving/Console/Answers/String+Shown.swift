import MidasJSON

extension String {
  /// The text with a mark in place of what a terminal would obey rather than show; it comes from outside.
  var shown: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isInvisible ? "\u{FFFD}" : $0 }))
  }
}
