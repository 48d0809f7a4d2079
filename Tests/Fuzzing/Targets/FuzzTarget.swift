/// A way into Midas by which bytes come from outside, and what must hold whatever they are.
public struct FuzzTarget: CustomStringConvertible, Sendable {
  /// Its name, which is that of its corpus.
  public let name: String
  /// Hands the bytes over; answers with what should not be so.
  public let complaint: @Sendable ([UInt8]) -> String?

  /// The target's name.
  public var description: String { name }

  /// All of them.
  public static let all: [FuzzTarget] = [.reader, .savedPlan, .cidr]

  /// Hands libFuzzer's bytes over, and dies where something is not as it must be.
  public func run(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    if let complaint = complaint(Array(UnsafeBufferPointer(start: bytes, count: count))) {
      fatalError("\(name): \(complaint)")
    }
    return 0
  }
}
