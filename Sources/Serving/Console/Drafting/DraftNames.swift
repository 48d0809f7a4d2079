/// Names that a draft makes up: ids out of what people called things, and variables for secrets.
struct DraftNames {
  private var taken: Set<String> = []

  /// An id for what is called `name`, or else `fallback`; another one each time.
  mutating func id(for name: String?, else fallback: String) -> String {
    let slug = name.map(Self.slug) ?? ""
    let wanted = slug.isEmpty ? Self.slug(fallback) : slug
    let base = wanted.isEmpty ? "channel" : wanted
    var id = base
    var count = 1
    while taken.contains(id) {
      count += 1
      let ending = "-\(count)"
      id = base.prefix(63 - ending.utf8.count) + ending
    }
    taken.insert(id)
    return id
  }

  /// `name` in the letters that an id takes: a–z, 0–9 and single dashes, 63 at most; empty where none is left.
  static func slug(_ name: String) -> String {
    var slug = ""
    var isGap = false
    for scalar in name.unicodeScalars {
      let letters: String
      switch scalar {
      case "a"..."z", "0"..."9": letters = String(scalar)
      case "A"..."Z": letters = String(scalar).lowercased()
      default: letters = Romanization.letters(of: scalar) ?? ""
      }
      guard !letters.isEmpty else {
        isGap = true
        continue
      }
      if isGap, !slug.isEmpty { slug += "-" }
      isGap = false
      slug += letters
    }
    slug = String(slug.prefix(63))
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }

  /// A reference to a variable named after `parts`: `env://ACME_CARD_SIGN_KEY`.
  static func reference(_ parts: String...) -> String {
    let name = parts.joined(separator: "_").uppercased().replacing("-", with: "_")
    return "env://" + (name.first?.isNumber ?? true ? "_\(name)" : name)
  }
}
