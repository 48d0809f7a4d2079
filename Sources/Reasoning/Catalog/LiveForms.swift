/// How the live MIDs of PGs look, in the form in which every channel is held against them.
struct LiveForms: Sendable {
  /// The entries whose form tells one company from another: three characters and more, in the order of the catalog.
  let telling: [Int]

  private struct Form: Sendable {
    /// The bytes that a MID begins with, in `prefixes`.
    let prefix: Range<Int>
    /// How many bytes it has; nil where that is not stated.
    let length: Int?
  }

  private let forms: [Form?]
  private let prefixes: [UInt8]

  /// The forms that entries state.
  init(of entries: [PG]) {
    var forms: [Form?] = []
    var prefixes: [UInt8] = []
    for facts in entries.lazy.map(\.mid) {
      let start = prefixes.count
      prefixes += facts.livePrefix?.utf8.map { $0 } ?? []
      forms.append(
        facts.livePrefix.map { _ in Form(prefix: start..<prefixes.count, length: facts.length) })
    }
    self.forms = forms
    self.prefixes = prefixes
    telling = forms.indices.filter { (forms[$0]?.prefix.count ?? 0) >= 3 }
  }

  /// Whether a MID has the form that the entry at `pg` states; false where it states none.
  func matches(_ mid: UnsafeBufferPointer<UInt8>, at pg: Int) -> Bool {
    guard let form = forms[pg], mid.count >= form.prefix.count else { return false }
    if let length = form.length, mid.count != length { return false }
    for (index, byte) in form.prefix.enumerated() where prefixes[byte] != mid[index] { return false }
    return true
  }
}
