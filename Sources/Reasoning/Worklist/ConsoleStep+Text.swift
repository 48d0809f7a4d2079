import MidasCatalog
import MidasPlanning
import MidasResources

extension ConsoleStep {
  /// What to do, in one line.
  func title(in language: Language) -> String {
    let name = subject.consoleName
    let scope = subject.address.scope
    switch subject.address.kind {
    case .merchant:
      return say(
        language,
        add: ("Sign the merchant \(name) up, unless it has an account", "고객사 \(name) 가입(계정이 이미 있으면 생략)"),
        change: ("Change the name of the merchant to \(name)", "고객사명을 \(name)(으)로 변경"),
        remove: (
          "Close the account of the merchant \(name), if nothing else runs on it",
          "고객사 \(name) 계정 정리(다른 서비스가 쓰지 않는 경우)"
        ))
    case .submerchant:
      return say(
        language, add: ("Add the sub-merchant \(name)", "하위 상점 \(name) 추가"),
        change: ("Change the sub-merchant \(name)", "하위 상점 \(name) 수정"),
        remove: ("Delete the sub-merchant \(name)", "하위 상점 \(name) 삭제"),
        replace: ("Add the sub-merchant \(name) anew", "하위 상점 \(name) 다시 추가"))
    case .channel:
      let mode = subject.text(.channelMode) ?? ""
      let english = "the \(mode) channel \(name)"
      let korean = "\(mode.asMode(in: .korean)) 결제 채널 \(name)"
      return say(
        language, add: ("Add \(english)", "\(korean) 추가"), change: ("Change \(english)", "\(korean) 수정"),
        remove: ("Delete \(english)", "\(korean) 삭제"),
        replace: (
          "Delete the channel \(before?.consoleName ?? "") and add \(english) in its place",
          "기존 채널 \(before?.consoleName ?? "") 삭제 후 \(korean) 추가"
        ))
    case .group:
      return say(
        language, add: ("Add the channel group \(name)", "채널 그룹 \(name) 추가"),
        change: ("Change the channel group \(name)", "채널 그룹 \(name) 수정"),
        remove: ("Delete the channel group \(name)", "채널 그룹 \(name) 삭제"))
    case .default:
      let kind = subject.address.id
      let english = "default channel of \(scope) for \(kind.asRequestKind(in: .english))"
      let korean = "\(scope) \(kind.asRequestKind(in: .korean)) 대표 채널"
      return say(
        language, add: ("Choose the \(english)", "\(korean) 지정"),
        change: ("Change the \(english)", "\(korean) 변경"),
        remove: ("Take back the \(english)", "\(korean) 해제"))
    case .webhook:
      let slot = subject.address.id.split(separator: ".")
      let api = slot.first?.uppercased() ?? ""
      let mode = String(slot.last ?? "")
      let english = "the \(mode) \(api) webhook of \(scope)"
      let korean = "\(scope) \(mode.asMode(in: .korean)) 웹훅(결제모듈 \(api))"
      return say(
        language, add: ("Set \(english)", "\(korean) 설정"), change: ("Change \(english)", "\(korean) 변경"),
        remove: ("Have \(english) taken out", "\(korean) 삭제 요청"))
    case .whitelist:
      let block = "`\(subject.address.id)`"
      return say(
        language, add: ("Add \(block) to the whitelist of \(scope)", "\(scope) 화이트리스트에 \(block) 추가"),
        change: ("Change \(block) in the whitelist of \(scope)", "\(scope) 화이트리스트의 \(block) 수정"),
        remove: ("Take \(block) out of the whitelist of \(scope)", "\(scope) 화이트리스트에서 \(block) 삭제"))
    case .key: return ""
    }
  }

  private typealias Words = (english: String, korean: String)

  private func say(
    _ language: Language, add: Words, change: Words, remove: Words, replace: Words? = nil
  ) -> String {
    let words =
      switch action {
      case .add: add
      case .change: change
      case .remove: remove
      case .replace: replace ?? change
      }
    return language(words.english, words.korean)
  }

  /// What to enter: all of what is added, of a change what differs.
  func entries(in language: Language, _ catalog: Catalog) -> [ConsoleEntry] {
    guard let after else { return [] }
    let form = ConsoleForm(of: after, catalog, in: language, naming: names).lines
    guard action == .change, let before else {
      return form.filter { !$0.isUsual }.map {
        ConsoleEntry(field: $0.field, label: $0.label, before: nil, value: $0.value)
      }
    }
    let old = ConsoleForm(of: before, catalog, in: language, naming: names).lines
    let none = language("(none)", "(없음)")
    var entries = form.compactMap { line -> ConsoleEntry? in
      let was = old.first { $0.field == line.field }
      if rotated.contains(line.field) {
        return ConsoleEntry(
          field: line.field, label: line.label, before: nil,
          value: language("\(line.value), which is another one now", "\(line.value)(값이 바뀜)"))
      }
      guard was?.content != line.content else { return nil }
      return ConsoleEntry(field: line.field, label: line.label, before: was?.value ?? none, value: line.value)
    }
    entries += old.filter { was in !form.contains { $0.field == was.field } }.map {
      ConsoleEntry(field: $0.field, label: $0.label, before: $0.value, value: none)
    }
    return entries
  }

  /// What to do or to know besides.
  func notes(in language: Language) -> [String] {
    switch subject.address.kind {
    case .submerchant where action == .replace: return [ManualTask.recreateSubmerchant.text(in: language)]
    case .channel where action == .add || action == .replace: return channelNotes(in: language)
    case .webhook: return webhookTasks.map { $0.text(in: language) }
    default: return []
    }
  }

  private func channelNotes(in language: Language) -> [String] {
    guard let after else { return [] }
    var notes: [String] = []
    if after.text(.channelCredential) == "shared" {
      notes.append(
        language("What else the form asks for fills in by itself", "공용 테스트 MID의 나머지 항목은 자동으로 채워집니다"))
    }
    if after.text(.channelKey) == nil || action == .replace {
      notes.append(
        language(
          "Write the channel key that it is given into the file, as `key:`",
          "발급된 채널 키를 설정 파일의 `key:`에 적으세요"))
    }
    return notes
  }

  private var webhookTasks: [ManualTask] {
    guard let after else { return [.removeWebhook] }
    var tasks: [ManualTask] = []
    if let old = before?.text(.webhookURL), old != after.text(.webhookURL) {
      tasks.append(.keepOldWebhook(old))
    }
    let known = before?.members(.webhookSecrets) ?? []
    let fresh = after.members(.webhookSecrets).filter { !known.contains($0) }
    if !fresh.isEmpty { tasks.append(.issueWebhookSecrets(fresh)) }
    return tasks
  }
}

extension Resource {
  /// What the console calls it, in backquotes.
  fileprivate var consoleName: String {
    let name: String? =
      switch address.kind {
      case .merchant: text(.merchantName)
      case .submerchant: text(.submerchantName)
      case .channel: text(.channelName)
      case .group: text(.groupName)
      default: address.id
      }
    return "`\((name ?? address.id).inline)`"
  }
}
