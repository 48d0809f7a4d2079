extension Array {
  /// The elements in groups of a thousand: few questions for a store far away, and few answers in memory at once.
  public var groups: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 1_000).map { self[$0..<Swift.min($0 + 1_000, count)] }
  }
}
