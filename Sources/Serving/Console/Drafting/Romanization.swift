/// Korean in Latin letters, syllable by syllable after the Revised Romanization of 2000; sound changes across
/// syllables are left out, since an id is only to be recognised.
enum Romanization {
  private static let initials = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
  ]
  private static let vowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu", "ui", "i",
  ]
  private static let finals = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng",
    "t", "t", "k", "t", "p", "t",
  ]

  /// A syllable in Latin letters; nothing for what is none.
  static func letters(of scalar: Unicode.Scalar) -> String? {
    // Hangul syllables stand in order: 21 vowels for each initial, 28 finals for each vowel.
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    let index = Int(scalar.value - 0xAC00)
    return initials[index / 588] + vowels[index % 588 / 28] + finals[index % 28]
  }
}
