import MidasJSON
import MidasPlanning
public import MidasResources

/// How the value of a field stands in its column.
public enum ColumnText {
  /// Words separated by blanks for a set, a JSON array for the secrets of a webhook, a JSON object for a map.
  public static func text(of field: Field, in resource: Resource) -> String? {
    switch field.shape {
    case .text: resource.text(field)
    case .set where field == .webhookSecrets: (resource[field] ?? .set([])).compactJSON
    case .set: resource.members(field).joined(separator: " ")
    case .map: (resource[field] ?? .map([])).compactJSON
    }
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
