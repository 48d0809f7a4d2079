import MidasJSON
import MidasSource

/// Writes findings as results of a SARIF run.
struct SARIFResults {
  private let ruleIndexes: [String: Int]
  private var hashes: [Int32: LineHashes] = [:]

  /// Results that point into `rules`.
  init(rules: [RuleDescription]) {
    ruleIndexes = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds a finding to the results.
  mutating func add(_ finding: Diagnostic, to results: inout JSONText, _ files: inout ReportedFiles) {
    results.object { result in
      result.member("ruleId", finding.rule)
      if let index = ruleIndexes[finding.rule] { result.member("ruleIndex", index) }
      result.member("level", finding.severity.rawValue)
      result.object("message") { $0.member("text", Self.message(of: finding)) }
      locations(of: finding, in: &result, &files)
      if let hash = lineHash(of: finding, &files) {
        result.object("partialFingerprints") { $0.member("primaryLocationLineHash", hash) }
      }
      let fixes = files.fixes(of: finding)
      guard !fixes.isEmpty else { return }
      result.array("fixes") { array in
        for fix in fixes { array.object { Self.add(fix, to: &$0, &files) } }
      }
    }
  }

  /// What is wrong and what to write instead, with what SARIF would take for a placeholder or a link escaped.
  private static func message(of finding: Diagnostic) -> String {
    var message = escaped(finding.headline)
    if let help = finding.help { message += "\nhelp: " + escaped(help) }
    let omitted = finding.related.count - SARIFReport.mostPlaces
    return omitted > 0 ? message + "\n(\(omitted) more places)" : message
  }

  /// Sections 3.11.5 and 3.11.6 of the standard.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("{", with: "{{").replacing("}", with: "}}")
    guard text.contains("](") else { return text }
    return text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  private mutating func lineHash(of finding: Diagnostic, _ files: inout ReportedFiles) -> String? {
    let file = files[finding.place.file]
    guard let index = file.index else { return nil }
    if hashes[finding.place.file] == nil {
      hashes[finding.place.file] = LineHashes(index.bytes, hiding: file.hidden)
    }
    return hashes[finding.place.file]?[index.line(at: finding.place.span.start)]
  }

  private func locations(of finding: Diagnostic, in result: inout JSONText, _ files: inout ReportedFiles) {
    result.array("locations") { array in
      guard !files[finding.place.file].path.isEmpty else { return }
      array.object { Self.add(finding.place, to: &$0, &files) }
    }
    guard !finding.related.isEmpty else { return }
    result.array("relatedLocations") { array in
      for (id, related) in finding.related.prefix(SARIFReport.mostPlaces).enumerated() {
        array.object { location in
          location.member("id", id + 1)
          Self.add(related.place, to: &location, &files)
          location.object("message") { $0.member("text", Self.escaped(related.message)) }
        }
      }
    }
  }

  private static func add(_ place: Place, to location: inout JSONText, _ files: inout ReportedFiles) {
    location.object("physicalLocation") { physical in
      add(artifact: place, to: &physical, &files)
      add("region", place, to: &physical, &files)
    }
  }

  private static func add(_ fix: Diagnostic.Fix, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.object("description") { $0.member("text", escaped(fix.title)) }
    var byFile: [(file: Int32, edits: [Diagnostic.Edit])] = []
    for edit in fix.edits {
      if let index = byFile.firstIndex(where: { $0.file == edit.place.file }) {
        byFile[index].edits.append(edit)
      } else {
        byFile.append((edit.place.file, [edit]))
      }
    }
    object.array("artifactChanges") { changes in
      for (file, edits) in byFile {
        changes.object { change in
          add(artifact: Place(file: file, SourceSpan(at: 0)), to: &change, &files)
          change.array("replacements") { replacements in
            for edit in edits {
              replacements.object { replacement in
                add("deletedRegion", edit.place, to: &replacement, &files)
                replacement.object("insertedContent") { $0.member("text", edit.text) }
              }
            }
          }
        }
      }
    }
  }

  private static func add(artifact place: Place, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.object("artifactLocation") { $0.member("uri", uri(of: files[place.file].path)) }
  }

  private static func add(
    _ name: String, _ place: Place, to object: inout JSONText, _ files: inout ReportedFiles
  ) {
    let (start, end) = files.positions(of: place, in: .codePoints)
    object.object(name) { region in
      region.member("startLine", start.line)
      region.member("startColumn", start.column)
      region.member("endLine", end.line)
      region.member("endColumn", end.column)
    }
  }

  /// A relative path as a relative reference of RFC 3986.
  private static func uri(of path: String) -> String {
    var uri = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": uri.unicodeScalars.append(scalar)
      default: uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}
