public import MidasSource

/// Where a value stands.
public struct Site: Hashable, Sendable, BitwiseCopyable {
  /// The scalar, list or mapping; the alias where one stands for it.
  public var span: SourceSpan
  /// It was reached through an alias or a merge key, so an edit there would change other values too.
  public var isIndirect: Bool

  /// A site at `span`.
  @inlinable
  public init(_ span: SourceSpan, isIndirect: Bool = false) {
    self.span = span
    self.isIndirect = isIndirect
  }
}

/// A value of the schema: left out, written but not judged because its shape is wrong, or known.
///
/// Rules see the difference: nothing is reported because of an unknown value, and nothing is missing where one
/// stands.
public enum Leaf<Value: Sendable>: Sendable {
  /// The author left it out.
  case absent
  /// It is there and failed its shape, which was reported.
  case unknown(Site)
  /// It is there and has its shape.
  case known(Value, Site)

  /// The value, if it is known.
  @inlinable
  public var value: Value? {
    if case .known(let value, _) = self { value } else { nil }
  }

  /// Where it stands, unless it was left out.
  @inlinable
  public var site: Site? {
    switch self {
    case .absent: nil
    case .unknown(let site), .known(_, let site): site
    }
  }

  /// Its span, unless it was left out.
  @inlinable
  public var span: SourceSpan? { site?.span }

  /// It was left out.
  @inlinable
  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// It is there and failed its shape.
  @inlinable
  public var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  /// The same leaf with another value.
  @inlinable
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Leaf<Other> {
    switch self {
    case .absent: .absent
    case .unknown(let site): .unknown(site)
    case .known(let value, let site): .known(transform(value), site)
    }
  }
}

extension Leaf: Equatable where Value: Equatable {}

/// A value with where it stands.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands.
  public let site: Site

  /// `value` at `site`.
  public init(_ value: Value, _ site: Site) {
    self.value = value
    self.site = site
  }
}
