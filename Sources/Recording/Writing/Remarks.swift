public import MidasResources

/// What a document says beside what it declares: comments for the person who completes it.
public struct Remarks: Hashable, Sendable {
  private var texts: [Subject: [String]] = [:]

  /// What a remark is about, above which it stands.
  public enum Subject: Hashable, Sendable {
    /// The document.
    case document
    /// The list of a kind of resources; where there are none, what stands in its place.
    case list(ResourceKind)
    /// A sub-merchant or channel.
    case resource(Address)
    /// One field of a sub-merchant or channel.
    case field(Address, Field)
  }

  /// No remarks.
  public init() {}

  /// Adds a remark: a sentence, which is wrapped where it is written.
  public mutating func add(_ text: String, on subject: Subject) {
    texts[subject, default: []].append(text)
  }

  /// The remarks on a subject, in the order added.
  public subscript(subject: Subject) -> [String] { texts[subject] ?? [] }
}
