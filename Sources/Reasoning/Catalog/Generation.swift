/// A generation of PortOne's own API.
public enum Generation: UInt8, MaskElement, BitwiseCopyable {
  case v1
  case v2

  /// A bit for every case.
  @inlinable
  public static var allBits: UInt64 { 0b11 }

  /// The generation as a configuration writes it.
  @inlinable
  public var name: String {
    switch self {
    case .v1: "v1"
    case .v2: "v2"
    }
  }
}

/// A set of PortOne generations.
public typealias GenerationSet = Mask<Generation>

/// Whether a channel moves real money.
public enum Mode: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  case live
  case test

  /// The mode as a configuration writes it.
  @inlinable
  public var name: String {
    switch self {
    case .live: "live"
    case .test: "test"
    }
  }
}

/// How sure the documents behind a fact are.
public enum Confidence: UInt8, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// Read off a screenshot, an old page or a single remark: at most a warning.
  case low
  /// Stated, but in one place or beside a doubt: at most a warning.
  case medium
  /// Stated plainly.
  case plain

  /// The confidence as text: low, medium or plain.
  public var name: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .plain: "plain"
    }
  }

  /// Low sorts below medium, medium below plain.
  @inlinable
  public static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}
