/// A PG company; its PGs share contracts, test MIDs and admin sites.
public enum Company: String, CaseIterable, Hashable, Sendable {
  case bluewalnut
  case chai
  case danal
  case eximbay
  case galaxia
  case hecto
  case hyphen
  case jtnet
  case kakaopay
  case kgFinancial
  case kgInicis
  case kicc
  case kiwoompay
  case kpn
  case ksnet
  case lgCNS
  case naver
  case nhnKCP
  case nhnPayco
  case nice
  case payletter
  case paymentwall
  case paypal
  case smartro
  case toss
  case tossPayments
  case tripleA
  case welcome

  /// The name that messages use.
  public var name: String {
    switch self {
    case .bluewalnut: "Bluewalnut"
    case .chai: "CHAI"
    case .danal: "Danal"
    case .eximbay: "Eximbay"
    case .galaxia: "Galaxia Moneytree"
    case .hecto: "Hecto Financial"
    case .hyphen: "Hyphen"
    case .jtnet: "JTNet"
    case .kakaopay: "KakaoPay"
    case .kgFinancial: "KG Financial"
    case .kgInicis: "KG Inicis"
    case .kicc: "KICC"
    case .kiwoompay: "Kiwoom Pay"
    case .kpn: "Korea Payment Networks"
    case .ksnet: "KSNET"
    case .lgCNS: "LG CNS"
    case .naver: "Naver Pay"
    case .nhnKCP: "NHN KCP"
    case .nhnPayco: "PAYCO"
    case .nice: "NICE Payments"
    case .payletter: "Payletter"
    case .paymentwall: "Paymentwall"
    case .paypal: "PayPal"
    case .smartro: "Smartro"
    case .toss: "Toss"
    case .tossPayments: "Toss Payments"
    case .tripleA: "Triple-A"
    case .welcome: "Welcome Payments"
    }
  }
}
