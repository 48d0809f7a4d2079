import ArgumentParser

/// A time to wait, as `10s`, `500ms` or `2m`; a number alone is seconds.
struct LockTimeout: ExpressibleByArgument {
  /// In seconds.
  let seconds: Double

  init?(argument: String) {
    let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)]
    guard let unit = units.first(where: { argument.hasSuffix($0.suffix) }) else { return nil }
    let digits = argument.dropLast(unit.suffix.count)
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let number = Double(digits)
    else { return nil }
    seconds = number * unit.seconds
  }

  /// That many seconds.
  init(seconds: Double) { self.seconds = seconds }

  var defaultValueDescription: String { "\(Int(seconds))s" }
}
