public import MidasSource

extension Diagnostic {
  /// Changes every place of the finding, for when it is told of other files than it was found in.
  public mutating func changePlaces(_ change: (inout Place) -> Void) {
    change(&place)
    for index in related.indices { change(&related[index].place) }
    if var mended = mend {
      change(&mended.place)
      mend = mended
    }
    for index in secrets.indices { change(&secrets[index]) }
    for fix in fixes.indices {
      for edit in fixes[fix].edits.indices { change(&fixes[fix].edits[edit].place) }
    }
  }
}
