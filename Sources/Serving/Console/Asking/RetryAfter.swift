/// The value of a `Retry-After` header: seconds, or a moment (RFC 9110, 10.2.3).
enum RetryAfter {
  /// A day; whoever asks for more is not waited for anyway.
  private static let longest = 86_400
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The pause that a value asks for; nothing for what is neither.
  ///
  /// - Parameter now: Seconds since 1970.
  static func pause(_ value: String, now: Int) -> Duration? {
    let words = value.split { " :".contains($0) }
    if words.count == 1 {
      return Int(words[0]).flatMap { $0 >= 0 ? .seconds(min($0, longest)) : nil }
    }
    return seconds(words).map { .seconds(min(max($0 - now, 0), longest)) }
  }

  /// The seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, cut at its blanks and colons.
  private static func seconds(_ words: [Substring]) -> Int? {
    guard words.count == 8, words[7] == "GMT", let month = months.firstIndex(where: { $0 == words[2] }),
      let day = Int(words[1]), let year = Int(words[3]), let hour = Int(words[4]), let minute = Int(words[5]),
      let second = Int(words[6]), (1...31).contains(day), (1970...9999).contains(year),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    // Years that begin in March end with the leap day.
    let march = (month + 10) % 12
    let years = month < 2 ? year - 1 : year
    let days = years * 365 + years / 4 - years / 100 + years / 400 + (march * 153 + 2) / 5 + day - 1
    // 719,468 days lie before 1970.
    return (((days - 719_468) * 24 + hour) * 60 + minute) * 60 + second
  }
}
