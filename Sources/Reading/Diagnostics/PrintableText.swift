extension String {
  /// The text for use inside a message: one line, at most 80 characters, control characters escaped.
  public var printable: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value) {
        result += scalar.escaped(asASCII: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
      if result.count >= 80 { return result + "…" }
    }
    return result
  }
}
