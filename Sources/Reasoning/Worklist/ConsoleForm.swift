import MidasCatalog
import MidasPlanning
import MidasResources

/// What the console's form for a resource asks for, in its order.
struct ConsoleForm {
  private(set) var lines: [Line] = []
  private let resource: Resource
  private let catalog: Catalog
  private let language: Language
  private let names: [Address: String]

  /// One field of the form.
  struct Line: Hashable {
    /// The field for programs.
    let field: String
    /// What the console calls it.
    let label: String
    /// What is recorded, in whatever language it is shown.
    let content: String
    /// What to enter or choose.
    let value: String
    /// What the form holds where nobody enters anything.
    let isUsual: Bool
  }

  /// The form of `resource`.
  ///
  /// - Parameter names: What the console calls the channels and sub-merchants that it names.
  init(
    of resource: Resource, _ catalog: Catalog, in language: Language, naming names: [Address: String] = [:]
  ) {
    self.resource = resource
    self.catalog = catalog
    self.language = language
    self.names = names
    fill()
  }

  /// What the form holds, by field; two forms with the same contents look the same.
  var contents: [String: String] {
    Dictionary(lines.map { ($0.field, $0.content) }) { first, _ in first }
  }

  private mutating func fill() {
    switch resource.address.kind {
    case .merchant: add(.merchantName, language("name", "고객사명"))
    case .submerchant: fillSubmerchant()
    case .channel: fillChannel()
    case .group: fillGroup()
    case .default: fillDefault()
    case .webhook: fillWebhook()
    case .whitelist:
      add("cidr", "CIDR", resource.address.id)
      add(.whitelistMemo, language("memo", "메모"))
    case .key: break
    }
  }

  // MARK: - Kinds

  private mutating func fillSubmerchant() {
    add(.submerchantName, language("store name", "하위 상점 이름"))
    add(.submerchantTier, language("tier code", "Tier 코드"))
    let isOwn = resource.text(.submerchantWebhooks) == "own"
    add(
      "webhooks", language("webhooks", "웹훅"), isOwn ? "own" : "inherit",
      showing: isOwn
        ? language("its own", "별도 설정")
        : language("the same as the representative store's", "대표 상점과 동일"))
  }

  private mutating func fillChannel() {
    let mode = resource.text(.channelMode) ?? ""
    add("mode", language("mode", "연동 모드"), mode, showing: mode.asMode(in: language))
    let id = resource.text(.channelPG) ?? ""
    let pg = catalog.index(ofPGOf: resource).map { catalog.entries[$0] }
    let name = pg.map { language($0.name.english, $0.name.korean ?? $0.name.english) }
    add("pg", language("PG", "PG사"), id, showing: name.map { "\($0) [\(id)]" } ?? id)
    let modules = resource.members(.channelModules)
    add(
      "modules", language("payment module", "결제 모듈"), modules.joined(separator: " "),
      showing: modules.map { $0.asModule(in: language) }.joined(separator: ", "))
    add(.channelName, language("channel name", "채널 이름"))
    if modules == [Module.identity.name] {
      add(
        "attribute", language("attribute", "채널 속성"), "identity",
        showing: language("identity verification", "본인인증"))
    }
    let fields = pg?.credentials.fields ?? []
    let isShared = resource.text(.channelCredential) == "shared"
    let mid = resource.text(.channelMID) ?? ""
    add(
      "mid", fields.first?.label ?? "MID", isShared ? "\(mid) shared" : mid,
      showing: isShared
        ? language("\(mid.inline) (PortOne's shared test MID)", "\(mid.inline) (포트원 공용 테스트 MID)") : mid.inline
    )
    for entry in inFormOrder(resource.entries(.channelCredentials), fields) {
      let label = fields.first { $0.key == entry.key }?.label
      addSecret("credentials.\(entry.key)", label ?? entry.key.inline, entry.value)
    }
    let tax = resource.text(.channelTax) ?? "unset"
    add(
      "tax", language("tax setting", "과세설정"), tax, showing: tax.asTax(in: language),
      isUsual: tax == "unset")
    if let store = resource.text(.channelAssign) {
      let address = Address.submerchant(resource.address.merchant, store)
      add("assign", language("sub-merchant", "하위 상점"), store, showing: shown(address))
    }
  }

  private mutating func fillGroup() {
    add(.groupName, language("group name", "채널 그룹 이름"))
    let mode = resource.text(.groupMode) ?? ""
    add("mode", language("mode", "연동 모드"), mode, showing: mode.asMode(in: language))
    for member in resource.entries(.groupChannels) {
      let parts = member.value.split(separator: " ")
      let share = "\(parts.first ?? "") %"
      let off = parts.count > 1 ? language(", switched off", ", 사용 안 함") : ""
      let address = Address.channel(resource.address.merchant, member.key)
      add("channels.\(member.key)", shown(address), member.value, showing: share + off)
    }
  }

  private mutating func fillDefault() {
    guard let id = resource.text(.defaultChannel) else { return }
    let channel = Address.channel(resource.address.merchant, id)
    add("channel", language("default channel", "대표 채널"), id, showing: shown(channel))
  }

  private mutating func fillWebhook() {
    add("version", language("webhook version", "웹훅 버전"), resource.text(.webhookVersion) ?? "")
    add(.webhookURL, "Endpoint URL")
    let isForm = resource.text(.webhookContentType) == "form"
    add(
      "content-type", "Content Type", isForm ? "form" : "json",
      showing: isForm ? "application/x-www-form-urlencoded" : "application/json")
    let secrets = resource.members(.webhookSecrets).joined(separator: " ")
    if !secrets.isEmpty { addSecret("secrets", language("webhook secrets", "웹훅 시크릿"), secrets) }
    lines.removeAll { $0.field == "version" && $0.content.isEmpty }
  }

  // MARK: - Lines

  private mutating func add(_ field: Field, _ label: String) {
    add(field.name, label, resource.text(field) ?? "")
  }

  private mutating func add(
    _ field: String, _ label: String, _ content: String, showing value: String? = nil, isUsual: Bool = false
  ) {
    lines.append(
      Line(
        field: field, label: label, content: content, value: value ?? content.inline, isUsual: isUsual))
  }

  /// What stands behind a reference is entered, never the reference.
  private mutating func addSecret(_ field: String, _ label: String, _ content: String) {
    guard Reference.isReference(content) else { return add(field, label, content) }
    let references = content.split(separator: " ").map { "`\($0)`" }.joined(separator: ", ")
    add(
      field, label, content,
      showing: language("the value behind \(references)", "\(references)에 보관된 값"))
  }

  private func shown(_ address: Address) -> String {
    names[address].map { $0 == address.id ? $0 : "\($0.inline) (\(address.id))" } ?? address.id
  }

  /// The entries as the console asks for them; what the catalog does not know comes last.
  private func inFormOrder(_ entries: [MapEntry], _ fields: [CredentialField]) -> [MapEntry] {
    let places = Dictionary(fields.enumerated().map { ($1.key, $0) }) { first, _ in first }
    return entries.enumerated().sorted {
      (places[$0.element.key] ?? .max, $0.offset) < (places[$1.element.key] ?? .max, $1.offset)
    }.map(\.element)
  }
}
