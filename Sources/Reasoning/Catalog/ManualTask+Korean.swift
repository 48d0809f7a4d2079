extension ManualTask {
  /// The sentence in Korean, with the console's words.
  var korean: String {
    switch self {
    case .askForContract(let status): return "포트원 고객센터에 먼저 문의하세요: \(status.koreanObstacle)"
    case .openAccount(let place, let link): return "\(link.inKorean)로 \(place.inKorean) 계정을 만들거나 연결하세요"
    case .passReview(let pg, let wants):
      return "\(pg.inKorean) 심사를 받으세요(요건: \(wants.inKorean)). 통과하기 전에는 모든 호출이 권한 없음으로 거절됩니다"
    case .askForTests(let place):
      return "\(place.inKorean)에 테스트 환경을 열어 달라고 요청하세요. 그 전에는 모든 호출이 권한 없음으로 거절됩니다"
    case .applySeparately(let place, let parts): return "\(place.inKorean)에 \(parts.inKorean)를 각각 신청하세요"
    case .reportDeposits(let url, let setBy):
      return "가상계좌 입금 통보 URL을 \(url)로 등록하세요(설정: \(setBy.inKorean)). 등록하지 않으면 입금되어도 결제 완료로 바뀌지 않습니다"
    case .reportEvents(let events, let url, let place, let condition):
      let only = condition.map { " (\($0.inKorean))" } ?? ""
      return "\(place.inKorean)에서 \(events.inKorean) 통보 URL을 \(url)로 등록하세요\(only)"
    case .registerDomains(let domains, let place):
      return "\(place.inKorean)에 도메인을 등록하세요: \(domains.map(\.inKorean).joined(separator: ", "))"
    case .addRedirectURL(let url, let place):
      return "\(place.inKorean)의 리다이렉트 URL에 \(url)을 추가하세요(테스트와 실연동 모두)"
    case .setAPIVersion(let version, let place):
      return "\(place.inKorean)에서 상점의 API 버전을 \(version)으로 맞추세요(테스트와 실연동 모두). 다른 버전은 실패합니다"
    case .matchSetting(let setting, let place, let field):
      return "\(place.inKorean)의 \(setting.inKorean)를 `\(field)` 값과 똑같이 맞추세요. 다르면 취소가 실패합니다"
    case .switchIdentityLinkage(let place):
      return "PG사 API 방식의 본인인증을 쓰고 있었다면 \(place.inKorean)에서 본인인증 연동 방식을 바꾸세요"
    case .mailKeyFile(let pg, let address):
      return "\(pg.inKorean)에서 받은 키 파일을 그대로 \(address)로 메일에 첨부해 보내세요. 보내지 않으면 일부 결제와 환불이 실패합니다"
    case .openTestAddresses(let place, let address):
      return "테스트를 호출하는 IP 주소를 \(address)로 알려 주세요. \(place.inKorean)에서 허용해야 합니다"
    case .openPortOneAddresses(let place): return "\(place.inKorean)에 포트원 서버 IP 주소를 등록해 달라고 요청하세요"
    case .renewCertificate(let field, let years, let days):
      return
        "`\(field)` 인증서(유효기간 \(years)년)를 만료 \(days)일 전부터 갱신하고 채널 정보를 바꾸세요. 만료되면 승인과 취소가 바로 멈춥니다"
    case .awaitTestCancellation(let window):
      return "테스트 결제도 실제로 청구되며 PG사가 자동으로 취소합니다\(window.map { " (\($0.inKorean))" } ?? "")"
    case .cancelTests(let methods):
      let which = methods.isEmpty ? "테스트 결제는" : "\(methods.names.joined(separator: ", ")) 테스트 결제는"
      return "\(which) 실제로 청구되고 자동으로 취소되지 않습니다. 건마다 직접 취소하세요"
    case .removeWebhook: return "웹훅 URL은 콘솔에서 삭제할 수 없습니다. tech.support@portone.io에 삭제를 요청하세요"
    case .keepOldWebhook(let url): return "\(url)을 당분간 유지하세요. 이전 결제 건의 웹훅은 이 주소로 재전송됩니다"
    case .issueWebhookSecrets(let references):
      return
        "콘솔에서 웹훅 시크릿을 발급하고(한 번만 표시됩니다) \(references.joined(separator: ", "))가 가리키는 곳에 저장하세요"
    case .recreateSubmerchant: return "Tier 코드는 바꿀 수 없습니다. 하위 상점을 새로 추가하고 채널을 다시 할당하세요"
    }
  }
}

extension PG.Status {
  fileprivate var koreanObstacle: String {
    switch self {
    case .active: "신규 계약이 가능한 PG사입니다"
    case .activeOnRequest: "요청해야 쓸 수 있는 PG사입니다"
    case .noNewSignups: "신규 계약을 받지 않고 기존 계약만 유지하는 PG사입니다"
    case .ended: "서비스가 종료된 PG사입니다"
    case .documentsRemoved: "안내 문서가 삭제된 PG사입니다"
    case .enumerationOnly: "안내 문서가 없는 PG사입니다"
    }
  }
}
