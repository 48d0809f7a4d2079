/// Items as a sentence lists them: "a", "a and b", "a, b and c".
func listed(_ items: some Collection<String>, _ conjunction: String = "and") -> String {
  guard let last = items.suffix(1).first, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}

/// Items between backticks, as a sentence lists them.
func listedCode(_ items: some Collection<String>, _ conjunction: String = "and") -> String {
  listed(items.map { "`\($0)`" }, conjunction)
}
