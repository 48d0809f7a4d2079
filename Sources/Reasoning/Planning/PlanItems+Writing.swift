import MidasJSON

extension PlanItems {
  /// Writes each item as an element of an array, many at a time, and moves what was written on to `output`.
  func write(
    into array: inout JSONText, movingTo output: inout some TextOutputStream, by workers: some Workers,
    _ element: @escaping @Sendable (_ item: Item, _ array: inout JSONText) -> Void
  ) {
    let pieces = self.pieces
    let (first, next) = (array.continuation, array.laterContinuation)
    workers.inOrder(
      pieces.count, ahead: 4,
      make: { number in
        var text = number == 0 ? first : next
        forEachItem(in: pieces[number]) { element($0, &text) }
        return text
      },
      take: { text in
        array.append(text)
        array.move(to: &output)
      })
  }

  /// Writes the text of each item, many at a time.
  func write(
    to output: inout some TextOutputStream, by workers: some Workers,
    _ line: @escaping @Sendable (_ item: Item, _ text: inout String) -> Void
  ) {
    let pieces = self.pieces
    workers.inOrder(
      pieces.count, ahead: 4,
      make: { number in
        var text = ""
        forEachItem(in: pieces[number]) { line($0, &text) }
        return text
      }, take: { output.write($0) })
  }
}
