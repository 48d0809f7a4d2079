import MidasSource

/// The line indexes of the files that a report has touched; each is made once.
struct LineIndexes {
  private let files: SourceFiles
  private let secrets: [Int32: [SourceSpan]]
  private var made: [Int32: LineIndex] = [:]

  /// The lines of `files`; what the findings call secret is shown in no excerpt.
  init(_ files: SourceFiles, hidingSecretsOf findings: some Sequence<Diagnostic> = []) {
    self.files = files
    var secrets: [Int32: [SourceSpan]] = [:]
    for place in findings.lazy.flatMap(\.secrets) { secrets[place.file, default: []].append(place.span) }
    self.secrets = secrets
  }

  /// The lines of a file; nil if it is unknown or has no text.
  subscript(file: Int32) -> LineIndex? {
    mutating get {
      if let index = made[file] { return index }
      guard let source = files[file], source.hasText else { return nil }
      let index = LineIndex(source.bytes)
      made[file] = index
      return index
    }
  }

  /// The line on which a place starts; nil if its file has no text.
  mutating func excerpt(of place: Place) -> Excerpt? {
    self[place.file].map { Excerpt(of: place.span, in: $0, hiding: secrets[place.file] ?? []) }
  }
}
