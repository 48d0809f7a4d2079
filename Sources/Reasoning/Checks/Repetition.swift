import MidasModel

/// The values that repeat an earlier one, each with the first of its kind; unknown ones are passed over.
func repeated(
  _ leaves: [Leaf<Text>], in merchant: borrowing Merchant
) -> [(earlier: Located<Text>, later: Located<Text>)] {
  guard leaves.count > NameIndex.fewest else { return repeatedAmongFew(leaves, in: merchant) }
  var first: [UInt64: Located<Text>] = [:]
  first.reserveCapacity(leaves.count)
  var result: [(earlier: Located<Text>, later: Located<Text>)] = []
  for case .known(let text, let site) in leaves {
    if let earlier = first[text.hash], merchant.equal(earlier.value, text) {
      result.append((earlier, Located(text, site)))
    } else {
      first[text.hash] = Located(text, site)
    }
  }
  return result
}

/// The same by comparing each with each, which for a few is quicker than a table.
private func repeatedAmongFew(
  _ leaves: [Leaf<Text>], in merchant: borrowing Merchant
) -> [(earlier: Located<Text>, later: Located<Text>)] {
  var result: [(earlier: Located<Text>, later: Located<Text>)] = []
  for later in leaves.indices.dropFirst() {
    guard case .known(let text, let site) = leaves[later] else { continue }
    for earlier in 0..<later {
      guard case .known(let other, let place) = leaves[earlier], other.hash == text.hash,
        merchant.equal(other, text)
      else { continue }
      result.append((Located(other, place), Located(text, site)))
      break
    }
  }
  return result
}
