import MidasResources
import MidasSource

/// What a text is that stands, or may stand, where a reference is wanted.
///
/// References are `env://NAME`, `file://path` below the root of the workspace and `exec://helper/key`; nothing
/// here looks at what they lead to.
enum ReferenceForm: Hashable, Sendable, BitwiseCopyable {
  /// No reference at all.
  case literal
  /// A reference that can be followed.
  case reference
  /// A scheme of the list, but what follows it does not have its form.
  case malformed(Reference.Scheme)
  /// A scheme of the list without `://`, as in `env:NAME`.
  case withoutSlashes(Reference.Scheme)
  /// Another scheme.
  case unknownScheme
  /// A path that leaves the workspace.
  case outside

  /// It is a reference of a scheme of the list, well formed or not.
  var isReference: Bool {
    switch self {
    case .reference, .malformed, .outside: true
    case .literal, .withoutSlashes, .unknownScheme: false
    }
  }

  /// It begins like a reference and can lead nowhere.
  var isBroken: Bool {
    switch self {
    case .malformed, .withoutSlashes, .unknownScheme: true
    case .literal, .reference, .outside: false
    }
  }

  /// Judges the bytes of a text.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard let colon = text.prefix(24).firstIndex(of: UInt8(ascii: ":")), colon > 0,
      text[..<colon].allSatisfy(Self.isSchemeByte)
    else {
      self = .literal
      return
    }
    let scheme = Reference.Scheme(bytes: UnsafeBufferPointer(rebasing: text[..<colon]))
    let rest = text[(colon + 1)...]
    guard rest.count >= 2, UnsafeBufferPointer(rebasing: rest[..<(colon + 3)]).reads("//") else {
      self = scheme.map { .withoutSlashes($0) } ?? .literal
      return
    }
    let body = rest[(colon + 3)...]
    switch scheme {
    case nil: self = .unknownScheme
    case .env: self = Self.isVariable(body) ? .reference : .malformed(.env)
    case .file: self = Self.file(body)
    case .exec: self = Self.isHelperAndKey(body) ? .reference : .malformed(.exec)
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func isSchemeByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x2B }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The name of an environment variable: `[A-Za-z_][A-Za-z0-9_]*`.
  private static func isVariable(_ name: Bytes) -> Bool {
    guard let first = name.first, !isDigit(first) else { return false }
    return name.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// A path with `/` between its parts, relative to the root and never above it.
  private static func file(_ path: Bytes) -> ReferenceForm {
    guard let first = path.first else { return .malformed(.file) }
    if first == UInt8(ascii: "/") || path.starts(with: "~/".utf8) { return .outside }
    if path.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .malformed(.file) }
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return .outside }
    if parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) }) { return .malformed(.file) }
    return .reference
  }

  /// A helper's name, `/` and the key that it is asked for.
  private static func isHelperAndKey(_ body: Bytes) -> Bool {
    guard let slash = body.firstIndex(of: UInt8(ascii: "/")), slash > body.startIndex,
      body.index(after: slash) < body.endIndex
    else { return false }
    let helper = body[..<slash]
    return helper.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: ".")
    } && !body.contains { $0 <= 0x20 || $0 == 0x7F }
  }
}

extension Reference.Scheme {
  /// The scheme of that name.
  fileprivate init?(bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.reads("env") {
      self = .env
    } else if bytes.reads("file") {
      self = .file
    } else if bytes.reads("exec") {
      self = .exec
    } else {
      return nil
    }
  }

  /// The form of a reference of this scheme.
  var form: String {
    switch self {
    case .env: "env://NAME"
    case .file: "file://path"
    case .exec: "exec://helper/key"
    }
  }
}
