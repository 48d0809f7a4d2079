import Foundation
import MidasCatalog
import MidasResources
import MidasWebhooks
import Testing

@Suite("A test notification")
struct MessageTests {
  private static let time = Date(timeIntervalSince1970: 1_714_039_200.25)

  private func body(_ event: String, _ format: WebhookFormat) -> String {
    String(decoding: WebhookMessage(event, as: format, mark: "m1", at: Self.time).body, as: UTF8.self)
  }

  @Test("has V1's fields, as JSON or as a form")
  func v1() {
    #expect(
      body("paid", .v1(isForm: false))
        == #"{"imp_uid":"imp_midas_test_m1","merchant_uid":"midas-test-payment-m1","status":"paid"}"#)
    #expect(
      body("cancelled", .v1(isForm: true))
        == "imp_uid=imp_midas_test_m1&merchant_uid=midas-test-payment-m1&status=cancelled&cancellation_id=midas-test-cancellation-m1"
    )
  }

  @Test("has the fields of either version of V2")
  func v2() {
    #expect(
      body("Paid", .v2Of2024January(isForm: false))
        == #"{"payment_id":"midas-test-payment-m1","tx_id":"midas-test-transaction-m1","status":"Paid"}"#)
    #expect(
      body("Transaction.Paid", .v2)
        == #"{"type":"Transaction.Paid","timestamp":"2024-04-25T10:00:00.250Z","data":{"paymentId":"midas-test-payment-m1","transactionId":"midas-test-transaction-m1"}}"#
    )
    #expect(
      body("Transaction.PartialCancelled", .v2).contains(#""cancellationId":"midas-test-cancellation-m1""#))
    #expect(
      body("BillingKey.Issued", .v2).hasSuffix(#""data":{"billingKey":"midas-test-billing-key-m1"}}"#))
  }

  @Test("is that of the scope's own webhook or, where it inherits, of its merchant's")
  func slots() {
    func webhook(_ store: String?, _ slot: String, _ fields: [Field: FieldValue] = [:]) -> Resource {
      let parts = slot.split(separator: ".").map(String.init)
      return Resource(
        .webhook("acme", submerchant: store, parts[0], parts[1]),
        [.webhookURL: .text("https://\(store ?? "acme").example")].merging(fields) { $1 })
    }
    let resources = [
      Resource(.submerchant("acme", "books")),
      Resource(.submerchant("acme", "music"), [.submerchantWebhooks: .text("own")]),
      webhook(nil, "v1.live", [.webhookContentType: .text("form")]),
      webhook(nil, "v2.test", [.webhookVersion: .text("2024-01-01"), .webhookURL: .text("per-request")]),
      webhook(
        "music", "v2.live", [.webhookVersion: .text("2024-04-25"), .webhookSecrets: .set(of: ["env://A"])]),
    ]
    let own = WebhookSlot.all(of: .submerchant("acme", "music"), in: resources)
    #expect(own.map(\.address.text) == ["acme:music#webhook.v2.live"])
    #expect(own.first?.format == .v2)
    #expect(own.first?.secrets == ["env://A"])
    let inherited = WebhookSlot.all(of: .submerchant("acme", "books"), in: resources)
    #expect(inherited == WebhookSlot.all(of: .merchant("acme"), in: resources))
    #expect(inherited.map(\.format) == [.v1(isForm: true), .v2Of2024January(isForm: false)])
    #expect(inherited.map(\.url) == ["https://acme.example", nil])
    #expect(inherited.map(\.mode) == [.live, .test])
  }
}
