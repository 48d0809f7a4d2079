import MidasCatalog

/// The configuration's words as the console shows them.
extension String {
  /// `live` or `test`.
  func asMode(in language: Language) -> String {
    switch self {
    case Mode.live.name: language("live", "실연동")
    case Mode.test.name: language("test", "테스트")
    default: self
    }
  }

  /// A module.
  func asModule(in language: Language) -> String {
    guard language == .korean, let module = Module(name: self) else { return self }
    return switch module {
    case .windowGeneral: "결제창 일반결제"
    case .windowSimple: "결제창 간편결제"
    case .windowKeyIn: "결제창 수기(키인)결제"
    case .windowSubscription: "결제창 정기결제"
    case .apiKeyIn: "API 수기(키인)결제"
    case .apiSubscription: "API 정기결제"
    case .apiVirtualAccount: "API 가상계좌"
    case .identity: "본인인증"
    }
  }

  /// A tax setting.
  func asTax(in language: Language) -> String {
    switch self {
    case "taxable": language("taxable", "과세")
    case "tax-free": language("tax-free", "면세")
    default: language("unset", "미설정")
    }
  }

  /// What a default is for.
  func asRequestKind(in language: Language) -> String {
    switch self {
    case RequestKind.window.rawValue: language("the payment window", "결제창")
    case RequestKind.api.rawValue: language("API payments", "API 결제")
    default: language("identity verification", "본인인증")
    }
  }
}
