extension Catalog {
  /// The entries of every company, as the files in Companies give them.
  static var builtInEntries: [PG] {
    let companies: [[PG]] = [
      Bluewalnut.entries, CHAI.entries, Danal.entries, Eximbay.entries, Galaxia.entries, Hecto.entries,
      Hyphen.entries, JTNet.entries, KakaoPay.entries, KGFinancial.entries, KGInicis.entries,
      KICC.entries, KiwoomPay.entries, KPN.entries, KSNET.entries, LGCNS.entries, Naver.entries,
      NHNKCP.entries, NHNPayco.entries, NICEPayments.entries, Payletter.entries, Paymentwall.entries,
      PayPal.entries, Smartro.entries, Toss.entries, TossPayments.entries, TripleA.entries,
      Undocumented.entries, WelcomePayments.entries,
    ]
    return companies.flatMap(\.self)
  }
}
