/// Members of V2's `PgProvider` that no document describes.
enum Undocumented {
  static let entries: [PG] = [syrup, payple, pinpay, innopay, kcpDirect, kakao]

  static let syrup = PG(
    id: "syrup",
    name: PG.Name("Syrup", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "SYRUP"),
    notes: ["No document describes it."],
    sources: [.schema("v2.openapi.yml")])

  static let payple = PG(
    id: "payple",
    name: PG.Name("Payple", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "PAYPLE"),
    notes: ["No document describes it."],
    sources: [.schema("v2.openapi.yml")])

  static let pinpay = PG(
    id: "pinpay",
    name: PG.Name("Pinpay", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "PINPAY"),
    notes: ["No document describes it; as an easy-pay brand it is offered by `smartro_v2`."],
    sources: [.schema("v2.openapi.yml")])

  static let innopay = PG(
    id: "innopay",
    name: PG.Name("Innopay", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "INNOPAY"),
    notes: ["No document describes it."],
    sources: [.schema("v2.openapi.yml")])

  static let kcpDirect = PG(
    id: "kcp_direct",
    name: PG.Name("Kcp Direct", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "KCP_DIRECT"),
    notes: ["No document describes it."],
    sources: [.schema("v2.openapi.yml")])

  static let kakao = PG(
    id: "kakao",
    name: PG.Name("Kakao", korean: nil),
    company: nil, status: .enumerationOnly,
    codes: PG.Codes(v1: nil, v2: "KAKAO"),
    notes: ["No document describes it. It is not `kakaopay`."],
    sources: [.schema("v2.openapi.yml")])
}
