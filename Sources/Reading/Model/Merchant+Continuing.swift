extension Merchant {
  /// Adds the parts of a document that continues this merchant and was read from the same tree.
  public mutating func append(_ part: Merchant) {
    submerchants.append(part.submerchants)
    channels.append(part.channels)
    groups.append(part.groups)
    moves.append(part.moves)
  }
}

extension Members {
  fileprivate mutating func append(_ others: Members) {
    known += others.known
    isOpen = isOpen || others.isOpen
  }
}
