/// How the two PortOne generations spell a method.
public struct MethodSpelling: Hashable, Sendable {
  /// The method.
  public var method: Method
  /// Its values of V1's `pay_method`, the usual one first.
  public var v1: [String]
  /// Its names in V2's SDK and REST interface, the usual one first.
  public var v2: [String]

  init(_ method: Method, v1: [String] = [], v2: [String] = []) {
    self.method = method
    self.v1 = v1
    self.v2 = v2
  }
}

extension Method {
  /// Every method with its spellings, in the order of the names.
  public static let spellings: [MethodSpelling] = [
    MethodSpelling(.alipay, v1: ["alipay", "ICBAlipay"], v2: ["ALIPAY"]),
    MethodSpelling(.alipayPlus, v1: ["alipay_plus"], v2: ["ALIPAY_PLUS"]),
    MethodSpelling(.amazonpay, v1: ["amazonpay"], v2: ["AMAZONPAY"]),
    MethodSpelling(.applepay, v1: ["applepay"], v2: ["APPLEPAY"]),
    MethodSpelling(.aupay, v1: ["aupay"], v2: ["AUPAY"]),
    MethodSpelling(.booknlife, v1: ["booknlife"], v2: ["BOOKNLIFE"]),
    MethodSpelling(.card, v1: ["card", "PLCreditCard", "PLCreditCardMpi"], v2: ["CARD"]),
    MethodSpelling(.crypto, v2: ["CRYPTO"]),
    MethodSpelling(.culturegift, v1: ["culturegift"], v2: ["CULTURE_GIFT", "CULTUREGIFT"]),
    MethodSpelling(.cultureland, v1: ["cultureland"], v2: ["CULTURELAND"]),
    MethodSpelling(.cvs, v1: ["cvs"], v2: ["CONVENIENCE_STORE"]),
    MethodSpelling(.dbarai, v1: ["dbarai"], v2: ["DBARAI"]),
    MethodSpelling(.econtext, v1: ["econtext"]),
    MethodSpelling(.happymoney, v1: ["happymoney"], v2: ["HAPPYMONEY"]),
    MethodSpelling(.kakaopay, v1: ["kakaopay"], v2: ["KAKAOPAY"]),
    MethodSpelling(.klarna, v2: ["KLARNA"]),
    MethodSpelling(.kpay, v1: ["kpay"]),
    MethodSpelling(.lpay, v1: ["lpay"], v2: ["LPAY"]),
    MethodSpelling(.merpay, v1: ["merpay"], v2: ["MERPAY"]),
    MethodSpelling(.molpay, v1: ["molpay"]),
    MethodSpelling(.moneytree, v2: ["MONEYTREE"]),
    MethodSpelling(
      .naverpay, v1: ["naverpay", "naverpay_card", "naverpay_point", "naverpay_bridge"], v2: ["NAVERPAY"]),
    MethodSpelling(.payco, v1: ["payco"], v2: ["PAYCO"]),
    MethodSpelling(.paypal, v1: ["paypal"], v2: ["PAYPAL"]),
    MethodSpelling(.paypay, v1: ["paypay"], v2: ["PAYPAY"]),
    MethodSpelling(.phone, v1: ["phone"], v2: ["MOBILE"]),
    MethodSpelling(.pinpay, v1: ["pinpay"], v2: ["PINPAY"]),
    MethodSpelling(.point, v1: ["point"]),
    MethodSpelling(.rakutenpay, v1: ["rakutenpay"], v2: ["RAKUTENPAY"]),
    MethodSpelling(.samsungpay, v1: ["samsungpay", "samsung"], v2: ["SAMSUNGPAY"]),
    MethodSpelling(.skpay, v1: ["skpay"], v2: ["SKPAY"]),
    MethodSpelling(.smartculture, v1: ["smartculture"], v2: ["SMART_MUNSANG"]),
    MethodSpelling(.ssgpay, v1: ["ssgpay", "ssgpay_bank"], v2: ["SSGPAY"]),
    MethodSpelling(.tenpay, v1: ["tenpay"]),
    MethodSpelling(.tossBrandpay, v1: ["toss_brandpay"]),
    MethodSpelling(.tosspay, v1: ["tosspay", "tosspay_card", "tosspay_money"], v2: ["TOSSPAY"]),
    MethodSpelling(.trans, v1: ["trans"], v2: ["TRANSFER"]),
    MethodSpelling(.unionpay, v1: ["unionpay", "PLUnionPay_HC"], v2: ["UNIONPAY"]),
    MethodSpelling(.vbank, v1: ["vbank"], v2: ["VIRTUAL_ACCOUNT"]),
    MethodSpelling(.wechat, v1: ["wechat", "WeChatPayQRCodePayment", "WeChatPayH5Payment"], v2: ["WECHAT"]),
  ]

  /// How the generations spell this method.
  public var spelling: MethodSpelling { Method.spellings[Int(rawValue)] }
}

/// A method that was looked up by one of its spellings.
public struct SpelledMethod: Hashable, Sendable, BitwiseCopyable {
  /// The method meant.
  public var method: Method
  /// Whether the spelling was the method's own name, the one that configurations use.
  public var isCanonical: Bool

  /// The method that `bytes` spell in either generation.
  ///
  /// EASY_PAY and GIFT_CERTIFICATE name no single method and are not found here: see `MethodSet.init(group:)`.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let found = SpelledMethod.table.find(bytes), let method = Method(rawValue: UInt8(found >> 1))
    else { return nil }
    self.method = method
    isCanonical = found & 1 == 1
  }

  /// The method that `text` spells in either generation.
  public init?(_ text: String) {
    var text = text
    guard let method = text.withUTF8({ SpelledMethod(utf8: $0) }) else { return nil }
    self = method
  }

  /// Raw value of the method, doubled, plus one where the spelling is the canonical one.
  private static let table: ByteTable = {
    var rows: [(String, UInt16)] = []
    for spelling in Method.spellings {
      let row = UInt16(spelling.method.rawValue) << 1
      rows.append((spelling.method.name, row | 1))
      for other in spelling.v1 + spelling.v2 where other != spelling.method.name { rows.append((other, row)) }
    }
    return ByteTable(rows)
  }()
}

extension Mask<Method> {
  /// The methods that one of V2's collective names stands for: EASY_PAY, GIFT_CERTIFICATE.
  public init?(group: String) {
    switch group {
    case "EASY_PAY": self = .easyPay
    case "GIFT_CERTIFICATE": self = .giftCertificates
    default: return nil
    }
  }
}
