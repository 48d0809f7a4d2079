public import MidasResources

extension PlanStep.Change {
  /// How the fields of `before` become those of `after`, in field order; maps entry by entry.
  public static func between(_ before: Resource?, _ after: Resource?) -> [PlanStep.Change] {
    guard let kind = (after ?? before)?.address.kind else { return [] }
    return Field.all(of: kind).flatMap { field -> [PlanStep.Change] in
      guard field.shape == .map else {
        return [change(field.name, value(field, of: before), value(field, of: after))].compactMap(\.self)
      }
      let old = entries(field, of: before)
      let new = entries(field, of: after)
      return Set(old.keys).union(new.keys).sorted(by: precedesInBytes).compactMap { key in
        change("\(field.name).\(key)", old[key], new[key])
      }
    }
  }

  /// The fields of `resource` behind whose `references` there are other values than were recorded.
  static func rotations(of references: Set<String>, in resource: Resource) -> [PlanStep.Change] {
    guard !references.isEmpty else { return [] }
    func rotation(_ name: String, _ value: FieldValue) -> PlanStep.Change? {
      guard value.texts.contains(where: references.contains) else { return nil }
      return PlanStep.Change(field: name, before: value, after: value)
    }
    return resource.fields.flatMap { entry -> [PlanStep.Change] in
      guard case .map(let entries) = entry.value else {
        return [rotation(entry.field.name, entry.value)].compactMap(\.self)
      }
      return entries.compactMap { rotation("\(entry.field.name).\($0.key)", .text($0.value)) }
    }
  }

  private static func change(_ name: String, _ before: FieldValue?, _ after: FieldValue?) -> PlanStep.Change?
  {
    before == after ? nil : PlanStep.Change(field: name, before: before, after: after)
  }

  /// The field's value with what is implied, so that a change to or from a default names it.
  private static func value(_ field: Field, of resource: Resource?) -> FieldValue? {
    guard let resource else { return nil }
    return field.shape == .text ? resource.text(field).map(FieldValue.text) : resource[field]
  }

  private static func entries(_ field: Field, of resource: Resource?) -> [String: FieldValue] {
    let entries = resource?.entries(field) ?? []
    return Dictionary(entries.map { ($0.key, .text($0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}
