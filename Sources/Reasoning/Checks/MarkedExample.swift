import MidasSource

/// A rejected example with its marks read: the YAML without them, and carets below what they enclose.
struct MarkedExample {
  /// The lines of the YAML, each with the carets that belong below it.
  private var lines: [(text: String, carets: String)] = []

  /// Reads an example in which `‹…›` mark what is reported.
  init(_ marked: String) {
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      var text = ""
      var carets = ""
      var isMarked = false
      for scalar in line.unicodeScalars {
        switch scalar {
        case "‹": isMarked = true
        case "›":
          // A mark around nothing points at a place.
          if !carets.hasSuffix("^") { carets += "^" }
          isMarked = false
        default:
          text.unicodeScalars.append(scalar)
          carets += String(repeating: isMarked ? "^" : " ", count: DisplayWidth.cells(of: scalar.value))
        }
      }
      lines.append((text, String(carets.reversed().drop { $0 == " " }.reversed())))
    }
  }

  /// The example as an excerpt: numbered lines, carets below what is reported.
  var excerpt: String {
    let gutter = String(lines.count).utf8.count
    let blank = String(repeating: " ", count: gutter)
    var excerpt: [String] = []
    for (index, line) in lines.enumerated() {
      let number = String(index + 1)
      let padded = String(repeating: " ", count: gutter - number.utf8.count) + number
      excerpt.append(line.text.isEmpty ? "\(padded) |" : "\(padded) | \(line.text)")
      if !line.carets.isEmpty { excerpt.append("\(blank) | \(line.carets)") }
    }
    return excerpt.joined(separator: "\n")
  }
}
