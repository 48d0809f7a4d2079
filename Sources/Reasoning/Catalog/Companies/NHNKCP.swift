/// NHN KCP, whose MIDs are site codes.
enum NHNKCP {
  static let entries: [PG] = [kcp, kcpBilling, kcpQuick, kcpV2, kcpIdentity]

  static let kcp = PG(
    id: "kcp",
    name: PG.Name("NHN KCP (V1)", korean: "NHN KCP"),
    company: .nhnKCP, status: .active,
    codes: PG.Codes(v1: "kcp", v2: "KCP"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .windowKeyIn, .apiKeyIn, .apiSubscription],
        denied: [.windowSubscription, .identity]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .smartculture, .booknlife, .happymoney, .samsungpay,
          .payco, .lpay, .kakaopay, .naverpay, .ssgpay, .applepay, .tosspay, .point,
        ]),
        apiKeyIn: PG.MethodList([.card]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("site_code", label: "사이트코드", secret: false, required: .always),
      CredentialField("site_key", label: "사이트키", secret: true, required: .always),
      CredentialField(
        "batch_group_id", label: "배치결제(정기자동결제) 그룹아이디", secret: false, required: .modules(.subscription)),
    ]),
    mid: PG.MIDFacts(term: "site code (사이트코드)", onePerEasyPayBrand: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("AO09C", for: [.windowGeneral]),
        TestMID("A52LD", for: [.apiSubscription]),
        TestMID("AO0Q9", for: [.windowGeneral, .windowSimple], only: .brand(.payco)),
      ],
      former: [
        FormerTestMID("T0000", for: [.windowGeneral], asOf: "2024-03"),
        FormerTestMID(
          "A52CY", for: [.windowGeneral, .windowSimple], only: .brand(.payco), asOf: "2024-03"),
        FormerTestMID("BA001", for: [.apiSubscription], asOf: "2022", confidence: .low),
      ],
      behaviour: .noCharge, restrictions: ["KakaoPay and Naver Pay of the hub cannot be tested"]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/kcp_payments/notice_vbank",
        setBy: "you, at KCP: webhook URL, encoding UTF-8")),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    siblings: [PG.Sibling("kcp_billing", for: [.windowSubscription])],
    duties: [PG.Duty(.cancelTests([.kakaopay]), .test, methods: [.kakaopay])],
    notes: [
      "Every easy-pay brand of the hub has a site code of its own, so several channels are normal.",
      "The site codes in the documents are five capitals and digits; no form is promised.",
      "AO0Q9 is the Payco test code; nothing is published for window or API key-in.",
      "KakaoPay through the hub is charged for real even in test and must be cancelled by hand.",
      "BA001 is known only from public code of 2022.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .help("core-service/channel-setting/kcp_channel.md"),
      .docs("opi/ko/integration/pg/v1/nhn-kcp/readme.mdx"),
      .docs2024("ready/2-pg/payment-gateway/nhn-kcp.mdx"),
      .help("core-service/payment-type/kcp-easypay-hub-apply.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let kcpBilling = PG(
    id: "kcp_billing",
    name: PG.Name("NHN KCP subscription window (V1)", korean: "NHN KCP (정기)"),
    company: .nhnKCP, status: .active,
    codes: PG.Codes(v1: "kcp_billing", v2: "KCP_BILLING"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSubscription], denied: [.windowGeneral, .apiKeyIn, .apiSubscription])),
    methods: PG.Methods(v1: PG.MethodLists(subscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("site_code", label: "사이트코드", secret: false, required: .always),
      CredentialField("site_key", label: "사이트키", secret: true, required: .always),
      CredentialField("batch_group_id", label: "정기자동결제 그룹아이디", secret: false, required: .always),
    ]),
    mid: PG.MIDFacts(term: "site code (사이트코드)"),
    test: PG.TestCredentials(
      shared: [TestMID("A52LD", for: [.windowSubscription])],
      former: [FormerTestMID("BA001", for: [.windowSubscription], asOf: "2022", confidence: .low)],
      behaviour: .noCharge),
    notes: ["BA001 is known only from public code of 2022."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .help("core-service/channel-setting/kcp_channel.md"),
      .docs("opi/ko/integration/pg/v1/nhn-kcp/readme.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])

  static let kcpQuick = PG(
    id: "kcp_quick",
    name: PG.Name("NHN KCP Quick Pay", korean: "NHN KCP 퀵페이"),
    company: .nhnKCP, status: .active,
    codes: PG.Codes(v1: "kcp_quick", v2: "KCP_QUICK"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowSimple]), easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.card, .trans]))),
    credentials: PG.Credentials([
      CredentialField("site_code", label: "사이트코드", secret: false, required: .always),
      CredentialField("site_key", label: "사이트키", secret: true, required: .always),
      CredentialField("partner_type", label: "파트너 타입", secret: false, required: .always),
      CredentialField("partner_subtype", label: "파트너 서브타입", secret: false, required: .always),
      CredentialField("partner_name", label: "파트너이름", secret: false, required: .always),
    ]),
    notes: ["The console of 2024 filled in a test value that no document prints."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/nhn-kcp/kcp-quickpay.mdx"),
      .schema("v1.openapi.json"),
      .docs2024("ready/2-pg/payment-gateway/nhn-kcp.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])

  static let kcpV2 = PG(
    id: "kcp_v2",
    name: PG.Name("NHN KCP (V2 module)", korean: "NHN KCP"),
    company: .nhnKCP, status: .active,
    codes: PG.Codes(v1: nil, v2: "KCP_V2"),
    modules: PG.Modules(
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ],
        disputed: [.windowKeyIn]),
      easyPay: .hub),
    methods: PG.Methods(
      v2: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .booknlife, .cultureland, .kakaopay, .naverpay, .tosspay,
          .samsungpay, .ssgpay, .lpay, .applepay, .payco,
        ]),
        subscription: PG.MethodList([.card]), apiKeyIn: PG.MethodList([.card, .vbank]),
        apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("site_code", label: "MID(사이트코드)", secret: false, required: .always),
      CredentialField(
        "pg_api_certificate", label: "PG-API 인증서키", secret: true, required: .always,
        certificateRenewableDays: 30),
      CredentialField("pg_api_private_key", label: "PG-API 개인키", secret: true, required: .always),
      CredentialField("private_key_password", label: "개인키 비밀번호", secret: true, required: .always),
      CredentialField(
        "batch_group_id", label: "자동결제 그룹아이디", secret: false, required: .modules(.subscription)),
    ]),
    mid: PG.MIDFacts(term: "site code (사이트코드)", onePerEasyPayBrand: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("T0000", for: [.windowGeneral]),
        TestMID("A52Q7", for: [.apiSubscription]),
        TestMID("AO0Q9", for: [.windowGeneral, .windowSimple], only: .brand(.payco)),
      ],
      behaviour: .noCharge, restrictions: ["KakaoPay and Naver Pay of the hub cannot be tested"]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v2: "https://tx-gateway-service.prod.iamport.co/kcp-v2",
        setBy: "you, at KCP: webhook URL, encoding UTF-8")),
    smartRouting: PG.SmartRouting(v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"]),
    duties: [PG.Duty(.renewCertificate(field: "pg_api_certificate", years: 5, days: 30))],
    notes: [
      "The console's label promises window key-in, which the V2 page does not describe; window subscription is the other way round.",
      "The certificate is valid for five years and can be renewed from 30 days before; once expired or discarded, approvals and cancellations stop at once.",
      "Certificate files carry the site code in their names, which shows a wrong pair.",
      "AO0Q9 is the Payco test code; nothing is published for window subscription or key-in.",
      "Only cards can be charged in USD.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/kcp_channel.md"),
      .docs("opi/ko/integration/pg/v2/kcp-v2.mdx"),
      .docs("opi/ko/integration/ready/_components/integration-guide/kcp-v2.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let kcpIdentity = PG(
    id: "kcp_identity",
    name: PG.Name("NHN KCP phone identity verification", korean: "NHN KCP 휴대폰 본인인증"),
    company: .nhnKCP, status: .active,
    codes: PG.Codes(v1: nil, v1Identity: "kcp_v2", v2: "KCP_V2"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.identity]), v2: PG.Statement(stated: [.identity]), identity: .phone,
      isIdentityOnly: true),
    credentials: PG.Credentials([
      CredentialField("site_code", label: "사이트코드", secret: false, required: .always),
      CredentialField(
        "merchant_auth_key", label: "가맹점 인증키 (본인인증 인증키)", secret: true,
        required: .unseen("identity by SDK")),
      CredentialField(
        "pg_api_certificate", label: "PG-API 인증서", secret: true, required: .unseen("identity by API"),
        certificateRenewableDays: 30),
      CredentialField(
        "pg_api_private_key", label: "PG-API 개인키", secret: true, required: .unseen("identity by API")),
      CredentialField(
        "private_key_password", label: "개인키 비밀번호", secret: true, required: .unseen("identity by API")),
    ]),
    test: PG.TestCredentials(
      shared: [TestMID("AO6R1", for: [.identity])],
      onContractedMID: PG.OnContractedMID(confidence: .low, exemptsTestChannels: false)),
    duties: [
      PG.Duty(
        .registerDomains(
          ["checkout-service.prod.iamport.co"],
          at: "KCP, for result URLs; with www. or m. in front it is another one"), .own),
      PG.Duty(.switchIdentityLinkage(at: "KCP")),
    ],
    notes: [
      "PortOne records it under the provider KCP_V2; what tells it from payments is the channel's attribute.",
      "The help page says both that tests run on the contracted code and that AO6R1 is shared.",
      "V1's form asks for site code and site key on a tab that covers identity too; the identity pages name the fields given here.",
      "Leave `tax` unset.",
    ],
    sources: [
      .schema("v1.openapi.json"),
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/kcp-v2-identity-verification.mdx"),
      .docs("opi/ko/integration/pg/v2/kcp-v2-identity-verification.mdx"),
      .help("core-service/channel-setting/kcp_channel.md"),
      .docs("opi/ko/integration/ready/_components/integration-guide/kcp-v2.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
