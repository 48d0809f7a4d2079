import Foundation
import MidasCatalog
import MidasSchema
import TestSupport
import Testing

/// A YAML document with the schema that it is checked with.
struct Candidate: CustomTestStringConvertible, Sendable {
  let name: String
  let schema: JSONSchema
  let text: String

  var testDescription: String { name }

  /// The documents of a rule's example, which is a midas.yaml or holds route tests where its first key says so.
  static func documents(ofExample text: String, named name: String) -> [Candidate] {
    documents(
      of: text, named: name,
      text.hasPrefix("midas:") ? .workspace : text.hasPrefix("routes:") ? .routes : .merchant)
  }

  /// The documents of a file: check-jsonschema takes one document a file, so a stream is split at its `---`.
  static func documents(of text: String, named name: String, _ schema: JSONSchema = .merchant) -> [Candidate]
  {
    let parts = text.split(
      separator: /^---[^\S\n]*(#[^\n]*)?$/.anchorsMatchLineEndings(), omittingEmptySubsequences: false)
    let documents = parts.map(String.init).filter { part in
      part.split(separator: "\n").contains { line in
        let line = line.drop { $0 == " " }
        return !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("...")
      }
    }
    return documents.enumerated().map { index, text in
      Candidate(name: documents.count == 1 ? name : "\(name) (\(index + 1))", schema: schema, text: text)
    }
  }
}

/// check-jsonschema, with the schemas as they are generated now.
enum Validator {
  /// What is wrong with each candidate, by its name; what is accepted is left out.
  static func complaints(about candidates: [Candidate]) throws -> [String: [String]] {
    var complaints: [String: [String]] = [:]
    for schema in JSONSchema.allCases {
      let mine = candidates.filter { $0.schema == schema }
      guard !mine.isEmpty else { continue }
      let scratch = try Scratch()
      try scratch.file(named: "schema.json", holding: schema.text(of: .builtIn))
      for (index, candidate) in mine.enumerated() {
        try scratch.file(named: "\(index).yaml", holding: candidate.text)
      }
      let run = try PublicTool.checkJSONSchema.run(
        [
          "--output-format", "json", "--schemafile", "schema.json",
        ]
          + mine.indices.map { "\($0).yaml" }, in: scratch.url)
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      for fault in report.errors + (report.parseErrors ?? []) {
        guard let index = Int(fault.filename.dropLast(".yaml".count)) else { continue }
        complaints[mine[index].name, default: []].append("\(fault.path ?? "") \(fault.message)")
      }
    }
    return complaints
  }

  private struct Report: Decodable {
    let errors: [Fault]
    let parseErrors: [Fault]?

    enum CodingKeys: String, CodingKey {
      case errors
      case parseErrors = "parse_errors"
    }

    struct Fault: Decodable {
      let filename: String
      let path: String?
      let message: String
    }
  }
}
