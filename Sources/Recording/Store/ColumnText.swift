import MidasJSON
import MidasPlanning
public import MidasResources

/// How the value of a field stands in its column.
public enum ColumnText {
  /// Words separated by blanks for a set, a JSON array for the secrets of a webhook, a JSON object for a map.
  ///
  /// - Throws: `StoreError.defect` for a set whose words would be read as others.
  static func text(of field: Field, in resource: Resource) throws(StoreError) -> String? {
    switch field.shape {
    case .text: return resource.text(field)
    case .set where field == .webhookSecrets: return (resource[field] ?? .set([])).compactJSON
    case .set:
      let members = resource.members(field)
      guard members.allSatisfy(isWord) else {
        throw StoreError.defect("`\(resource.address)` has a \(field.name) that is no list of words")
      }
      return members.joined(separator: " ")
    case .map: return (resource[field] ?? .map([])).compactJSON
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains(UInt8(ascii: " "))
  }

  /// The value that `text` stands for; nothing if it is damaged.
  public static func value(_ text: String, of field: Field) -> FieldValue? {
    switch field.shape {
    case .text: .text(text)
    case .set where field != .webhookSecrets:
      .set(of: text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) })
    case .set, .map: (try? JSONValue(parsing: Array(text.utf8)))?.fieldValue
    }
  }
}
