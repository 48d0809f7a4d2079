import MidasModel

/// The values that repeat an earlier one, each with the first of its kind; unknown ones are passed over.
func repeated(
  _ leaves: [Leaf<Text>], in merchant: Merchant
) -> [(earlier: Located<Text>, later: Located<Text>)] {
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
