import MidasPlanning
import MidasWorkspace

/// As many threads as the machine has cores make pieces while one takes them.
struct AllCores: Workers {
  func inOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, ahead: Int, make: @escaping @Sendable (_ number: Int) -> Piece,
    take: (Piece) throws(Failure) -> Void
  ) throws(Failure) {
    // What is one piece needs no other thread.
    guard count > 1 else { return try OneWorker().inOrder(count, ahead: ahead, make: make, take: take) }
    var waiting: [Meanwhile<Piece>] = []
    for number in 0..<count + ahead {
      if number < count { waiting.append(Meanwhile { make(number) }) }
      if number >= ahead { try take(waiting.removeFirst().value) }
    }
  }
}
