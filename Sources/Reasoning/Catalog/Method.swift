/// A way to pay, under the one name that it has in both PortOne generations.
///
/// The cases stand in the byte order of their names, so that sets iterate sorted.
public enum Method: UInt8, MaskElement, BitwiseCopyable {
  case alipay
  case alipayPlus
  case amazonpay
  case applepay
  case aupay
  case booknlife
  case card
  case crypto
  case culturegift
  case cultureland
  case cvs
  case dbarai
  case econtext
  case happymoney
  case kakaopay
  case klarna
  case kpay
  case lpay
  case merpay
  case molpay
  case moneytree
  case naverpay
  case payco
  case paypal
  case paypay
  case phone
  case pinpay
  case point
  case rakutenpay
  case samsungpay
  case skpay
  case smartculture
  case ssgpay
  case tenpay
  case tossBrandpay
  case tosspay
  case trans
  case unionpay
  case vbank
  case wechat

  /// A bit for every case.
  @inlinable
  public static var allBits: UInt64 { (1 << 40) - 1 }

  /// The method as a configuration writes it.
  public var name: String {
    switch self {
    case .alipay: "alipay"
    case .alipayPlus: "alipay-plus"
    case .amazonpay: "amazonpay"
    case .applepay: "applepay"
    case .aupay: "aupay"
    case .booknlife: "booknlife"
    case .card: "card"
    case .crypto: "crypto"
    case .culturegift: "culturegift"
    case .cultureland: "cultureland"
    case .cvs: "cvs"
    case .dbarai: "dbarai"
    case .econtext: "econtext"
    case .happymoney: "happymoney"
    case .kakaopay: "kakaopay"
    case .klarna: "klarna"
    case .kpay: "kpay"
    case .lpay: "lpay"
    case .merpay: "merpay"
    case .molpay: "molpay"
    case .moneytree: "moneytree"
    case .naverpay: "naverpay"
    case .payco: "payco"
    case .paypal: "paypal"
    case .paypay: "paypay"
    case .phone: "phone"
    case .pinpay: "pinpay"
    case .point: "point"
    case .rakutenpay: "rakutenpay"
    case .samsungpay: "samsungpay"
    case .skpay: "skpay"
    case .smartculture: "smartculture"
    case .ssgpay: "ssgpay"
    case .tenpay: "tenpay"
    case .tossBrandpay: "toss-brandpay"
    case .tosspay: "tosspay"
    case .trans: "trans"
    case .unionpay: "unionpay"
    case .vbank: "vbank"
    case .wechat: "wechat"
    }
  }
}

/// A set of methods.
public typealias MethodSet = Mask<Method>

extension Mask<Method> {
  /// The gift certificates, which V2 gathers under GIFT_CERTIFICATE.
  public static var giftCertificates: MethodSet { gatheredGiftCertificates }

  /// The easy-pay brands, which V2 gathers under EASY_PAY.
  public static var easyPay: MethodSet { gatheredEasyPay }
}

// Put together once: rules ask for these sets at every channel.
private let gatheredGiftCertificates: MethodSet = [
  .booknlife, .culturegift, .cultureland, .happymoney, .smartculture,
]
private let gatheredEasyPay: MethodSet = [
  .amazonpay, .applepay, .aupay, .dbarai, .kakaopay, .kpay, .lpay, .merpay, .moneytree, .naverpay, .payco,
  .paypay, .pinpay, .rakutenpay, .samsungpay, .skpay, .ssgpay, .tossBrandpay, .tosspay,
]
