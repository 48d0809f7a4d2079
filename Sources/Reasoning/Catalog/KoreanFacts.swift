/// The entries' facts in words, in Korean; a test holds the table against the built-in catalog.
enum KoreanFacts {
  static let words: [String: String] = [
    // Companies and places.
    "Eximbay": "엑심베이",
    "Hecto": "헥토파이낸셜",
    "Inicis": "KG이니시스",
    "Inicis, under unified identity": "KG이니시스 통합인증",
    "KCP": "NHN KCP",
    "KCP, for result URLs; with www. or m. in front it is another one":
      "NHN KCP(결과 URL용. www.이나 m.이 붙으면 다른 도메인입니다)",
    "KICC, for WeChat Pay": "KICC(위챗페이용)",
    "Kiwoom Pay": "키움페이",
    "NICE": "나이스페이먼츠",
    "Naver": "네이버페이",
    "PayPal": "페이팔",
    "Payletter": "페이레터",
    "Paymentwall": "페이먼트월",
    "the Toss developer centre": "토스페이먼츠 개발자센터",
    "the project settings of Paymentwall": "페이먼트월 프로젝트 설정",
    // What is asked for.
    "PortOne's link": "포트원 링크",
    "the link that PortOne mails you": "포트원이 메일로 보내는 링크",
    "a month of sales and a general PG contract": "한 달간의 판매 실적과 일반 PG 계약",
    "one-off and subscription payments": "일반결제와 정기결제",
    "of your service": "서비스 도메인",
    "of your shop": "쇼핑몰 도메인",
    "cancel password": "취소 비밀번호",
    // Events.
    "chargebacks": "차지백",
    "chargebacks are to be known": "차지백을 통보받으려는 경우",
    "escrow notices": "에스크로",
    "escrow is in the contract": "에스크로 계약이 있는 경우",
    "issued accounts": "가상계좌 발급",
    "results of every method, cancel notice off,": "모든 결제수단의 결과(취소 통보는 사용 안 함)",
    "pingbacks (type URL, signature version 3)": "핑백(Pingback 유형 URL, 서명 버전 3)",
    // Who sets the URL for deposits.
    "Hecto, on a mail that names the MID": "MID를 적어 메일로 요청하면 헥토파이낸셜",
    "KICC, when it issues the MID": "MID를 발급할 때 KICC",
    "KPN, on request (backnoti)": "요청하면 KPN(backnoti)",
    "KSNET, for MIDs issued through PortOne": "포트원을 통해 발급한 MID는 KSNET",
    "you, at Inicis": "고객사, KG이니시스 상점관리자",
    "you, at Inicis: real-time notice, reception by URL (general), an account per transaction":
      "고객사, KG이니시스 상점관리자: 실시간 통보, URL 수신(일반), 건별 계좌",
    "you, at KCP: webhook URL, encoding UTF-8": "고객사, NHN KCP 상점관리자: 웹훅 URL, 인코딩 UTF-8",
    "you, at Kiwoom Pay": "고객사, 키움페이 상점관리자",
    "you, at NICE, for every MID": "고객사, 나이스페이먼츠 상점관리자, MID마다",
    "you, at NICE, for every MID: resend every 1 to 10 minutes, 1 to 10 times, neither encrypted nor unsent only":
      "고객사, 나이스페이먼츠 상점관리자, MID마다: 재전송 간격 1~10분, 재전송 횟수 1~10회, 암호화와 미전송분만 통보는 사용 안 함",
    "you, at Welcome: real-time notice, reception by URL (general)":
      "고객사, 웰컴페이먼츠 상점관리자: 실시간 통보, URL 수신(일반)",
    "you, in Smilebiz, for deposits and refunds alike: new notice type, UTF-8, every 1 to 10 minutes, 1 to 10 times":
      "고객사, 스마일비즈, 입금과 환불 모두: 신규 통보 방식, UTF-8, 간격 1~10분, 횟수 1~10회",
    "you, in the Toss developer centre: event DEPOSIT_CALLBACK":
      "고객사, 토스페이먼츠 개발자센터: DEPOSIT_CALLBACK 이벤트",
    // When tests are taken back.
    "before midnight daily": "매일 자정 전",
    "daily 23:00-23:50": "매일 23:00~23:50",
  ]
}

extension String {
  /// The fact in Korean; names, addresses and what a workspace's own catalog says stay as they are.
  var inKorean: String { KoreanFacts.words[self] ?? self }
}
