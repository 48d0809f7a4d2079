import MidasCatalog
import Testing

@Suite("Manual tasks in Korean")
struct KoreanTests {
  /// Every task that a channel of any PG can leave, and those of webhooks and sub-merchants.
  private static let tasks: [ManualTask] = {
    let channels = Mode.allCases.map {
      PG.ChannelTraits(mode: $0, modules: ModuleSet(Module.allCases), methods: MethodSet(Method.allCases))
    }
    let built = Catalog.builtIn.entries.flatMap { pg in channels.flatMap { pg.manualTasks(for: $0) } }
    return built + [
      .removeWebhook, .keepOldWebhook("https://a.example"), .issueWebhookSecrets(["env://A"]),
      .recreateSubmerchant,
    ]
  }()

  @Test("say the same as in English, with no word of it left")
  func words() {
    #expect(Self.tasks.count > 60)
    for task in Self.tasks {
      let text = task.text(in: .korean)
      #expect(task.text(in: .english) == task.text)
      #expect(text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(text)")
      for fact in task.facts where fact != "KCP" {
        #expect(!text.contains(fact), "`\(fact)` is said in English: \(text)")
      }
    }
  }

  @Test("are known by their kind and subject, of which no channel has two alike")
  func subjects() {
    for pg in Catalog.builtIn.entries {
      for mode in Mode.allCases {
        let tasks = pg.manualTasks(
          for: PG.ChannelTraits(
            mode: mode, modules: ModuleSet(Module.allCases), methods: MethodSet(Method.allCases)))
        let words = tasks.map { "\($0.kind.rawValue) \($0.subject)" }
        #expect(Set(words).count == words.count, "\(pg.id): \(words)")
      }
    }
  }
}

extension ManualTask {
  /// The catalog's words in it, which have to be put into Korean.
  fileprivate var facts: [String] {
    switch self {
    case .openAccount(let place, let link): [place, link]
    case .passReview(let pg, let wants): [pg, wants]
    case .askForTests(let place), .openPortOneAddresses(let place), .switchIdentityLinkage(let place): [place]
    case .applySeparately(let place, let parts): [place, parts]
    case .reportDeposits(_, let setBy): [setBy]
    case .reportEvents(let events, _, let place, let condition):
      [events, place] + (condition.map { [$0] } ?? [])
    case .registerDomains(let domains, let place): [place] + domains.filter { $0.contains(" ") }
    case .addRedirectURL(_, let place), .setAPIVersion(_, let place): [place]
    case .matchSetting(let setting, let place, _): [setting, place]
    case .mailKeyFile(let pg, _): [pg]
    case .openTestAddresses(let place, _): [place]
    case .awaitTestCancellation(let window): window.map { [$0] } ?? []
    case .askForContract, .renewCertificate, .cancelTests, .removeWebhook, .keepOldWebhook,
      .issueWebhookSecrets, .recreateSubmerchant:
      []
    }
  }
}
