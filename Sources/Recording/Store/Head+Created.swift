public import MidasPlanning

extension Head {
  /// The head of a store that is being created: nothing applied, and an identity that no other store has.
  public static func created() -> Head {
    var head = Head.none
    let words = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
    head.storeID = words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    return head
  }
}
