import MidasJSON
public import MidasSource

/// Findings as SARIF 2.1.0, within what GitHub's code scanning takes besides.
///
/// The standard is at https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, what code scanning adds at
/// https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
public struct SARIFReport: Sendable {
  /// The results of a run that code scanning takes.
  public static let mostResults = 25_000
  /// The places of a result that it takes.
  static let mostPlaces = 1_000

  let files: SourceFiles
  let rules: [RuleDescription]
  let version: String

  /// Reports on `files` by `rules`; columns count code points from 1, ends are exclusive.
  public init(files: SourceFiles, rules: [RuleDescription], version: String) {
    self.files = files
    self.rules = rules
    self.version = version
  }

  /// The findings in the order given, of too many the worst; ends in a line break.
  public func text(of findings: [Diagnostic]) -> String {
    var files = ReportedFiles(self.files, of: findings)
    var results = SARIFResults(rules: rules)
    let reported = Self.worst(of: findings)
    var json = JSONText()
    json.object { log in
      log.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      log.member("version", "2.1.0")
      log.array("runs") { runs in
        runs.object { run in
          tool(in: &run)
          invocation(in: &run, omitted: findings.count - reported.count)
          run.member("columnKind", "unicodeCodePoints")
          run.array("results") { array in
            for finding in reported { results.add(finding, to: &array, &files) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  /// As many findings as are taken, the worst, in the order given.
  private static func worst(of findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.count > mostResults else { return findings }
    let worst = findings.indices.sorted { (findings[$1].severity, $0) < (findings[$0].severity, $1) }
    return worst.prefix(mostResults).sorted().map { findings[$0] }
  }

  /// Says that the run succeeded, and what the report does not hold.
  private func invocation(in run: inout JSONText, omitted: Int) {
    run.array("invocations") { array in
      array.object { invocation in
        invocation.member("executionSuccessful", true)
        guard omitted > 0 else { return }
        invocation.array("toolExecutionNotifications") { notifications in
          notifications.object { notification in
            notification.member("level", "warning")
            notification.object("message") {
              $0.member(
                "text", "\(omitted) findings are left out: this report holds the worst \(Self.mostResults)")
            }
          }
        }
      }
    }
  }

  private func tool(in run: inout JSONText) {
    run.object("tool") { tool in
      tool.object("driver") { driver in
        driver.member("name", "Midas")
        if !version.isEmpty { driver.member("semanticVersion", version) }
        driver.array("rules") { array in
          for rule in rules { array.object { add(rule, to: &$0) } }
        }
      }
    }
  }

  private func add(_ rule: RuleDescription, to object: inout JSONText) {
    object.member("id", rule.id)
    object.member("name", Self.name(of: rule.id))
    object.object("shortDescription") { $0.member("text", Self.short(rule.summary)) }
    object.object("fullDescription") { $0.member("text", Self.short(rule.rationale)) }
    object.object("help") { help in
      help.member("text", "\(rule.summary)\n\n\(rule.rationale)")
      help.member("markdown", rule.documentation)
    }
    object.object("defaultConfiguration") { $0.member("level", rule.severity.rawValue) }
    object.object("properties") { properties in
      properties.member("precision", "very-high")
      properties.member(
        "problem.severity", rule.severity == .note ? "recommendation" : rule.severity.rawValue)
      properties.member("tags", ["payments"])
    }
  }

  /// `webhook-plain-http` as `WebhookPlainHttp`.
  private static func name(of id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// What code scanning takes of a description.
  private static func short(_ text: String) -> String {
    text.count <= 1024 ? text : text.prefix(1023) + "…"
  }
}
