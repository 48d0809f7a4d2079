import MidasJSON
import MidasPlanning
import MidasResources

/// What is recorded, as JSON.
struct StateDocument {
  private let head: Head
  private let merchants: [RecordedMerchant]

  init(_ head: Head, _ merchants: [RecordedMerchant]) {
    self.head = head
    self.merchants = merchants
  }

  var json: String {
    JSONValue.object([
      "format_version": .string(Plan.formatVersion),
      "store_id": .string(orNull: head.storeID),
      "revision": .number(head.revision),
      "digest": .string(head.digest.hex),
      "merchants": .array(merchants.map(document)),
    ]).pretty
  }

  private func document(_ merchant: RecordedMerchant) -> JSONValue {
    .object([
      "address": .string(merchant.handle),
      "workspace": .string(merchant.owner),
      "digest": .string(merchant.digest.hex),
      "resources": .array(merchant.resources.map(document)),
    ])
  }

  private func document(_ recorded: RecordedResource) -> JSONValue {
    let source = recorded.provenance
    return .object([
      "kind": .string(recorded.resource.address.kind.name),
      "address": .string(recorded.resource.address.text),
      "digest": .string(recorded.digest.hex),
      "ordinal": recorded.ordinal.map(JSONValue.number),
      "set": recorded.resource.document,
      "source": .object([
        "path": .string(source.path), "line": .number(source.line), "commit": .string(orNull: source.commit),
      ]),
      "revision": .number(recorded.revision),
    ])
  }
}
