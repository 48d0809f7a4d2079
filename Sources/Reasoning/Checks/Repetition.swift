import MidasModel

/// The values that repeat an earlier one, each with the first of its kind; unknown ones are passed over.
///
/// - Parameter leaf: The value of the member at an index; read in place, so that no list of them is made.
func repeated(
  _ members: Range<Int>, in merchant: borrowing Merchant, by leaf: (Int) -> Leaf<Text>
) -> [(earlier: Located<Text>, later: Located<Text>)] {
  guard members.count > NameIndex.fewest else {
    return repeatedAmongFew(members, in: merchant, by: leaf)
  }
  var first: [UInt64: Located<Text>] = [:]
  first.reserveCapacity(members.count)
  var result: [(earlier: Located<Text>, later: Located<Text>)] = []
  for index in members {
    guard case .known(let text, let site) = leaf(index) else { continue }
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
  _ members: Range<Int>, in merchant: borrowing Merchant, by leaf: (Int) -> Leaf<Text>
) -> [(earlier: Located<Text>, later: Located<Text>)] {
  var result: [(earlier: Located<Text>, later: Located<Text>)] = []
  for later in members.dropFirst() {
    guard case .known(let text, let site) = leaf(later) else { continue }
    for earlier in members.lowerBound..<later {
      guard case .known(let other, let place) = leaf(earlier), other.hash == text.hash,
        merchant.equal(other, text)
      else { continue }
      result.append((Located(other, place), Located(text, site)))
      break
    }
  }
  return result
}
