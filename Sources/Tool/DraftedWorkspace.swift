import MidasCatalog
import MidasCompiler
import MidasConsole
import MidasDiagnostics
import MidasResources
import MidasSource
import MidasWriting

/// The workspace that saved lists of PortOne's show.
struct DraftedWorkspace {
  private let draft: MerchantDraft
  /// Its files.
  let files: [Quickstart.File]
  /// What `validate` finds in it: errors, each as rule and message.
  private let errors: [String]

  /// Drafts the merchant `handle` in a workspace of the same name.
  init(_ handle: String, from lists: [SavedList]) {
    draft = MerchantDraft(handle, from: lists, by: .builtIn)
    var settings = SettingsWriter(workspace: handle, state: nil, because: "")
    settings.comment = [
      "The root of a Midas workspace, drafted from what PortOne lists.",
      "What the list does not tell is marked `\(MerchantDraft.mark)` in the merchant's file.",
    ]
    let yaml = MerchantWriter(draft.merchant, remarks: draft.remarks).yaml
    files = [
      Quickstart.File(path: "midas.yaml", text: settings.yaml),
      Quickstart.File(path: "merchants/\(handle).yaml", text: yaml),
    ]
    let compiler = Compiler(catalog: .builtIn)
    let text = Array(yaml.utf8)
    let linked = Linker(compiler).link([compiler.unit(of: text)]) { _ in text }
    errors = linked.findings.filter { $0.severity == .error }
      .sorted { ($0.place.span.start, $0.rule) < ($1.place.span.start, $1.rule) }
      .map { "\($0.rule): \($0.message)" }
  }

  /// What was drafted, what is left to fill in, and what `validate` will say.
  func summary(validation: String) -> String {
    let count = draft.merchant.channelsByOrdinal.count
    var lines = ["\(count) channel\(count == 1 ? "" : "s") drafted; to fill in by hand, marked in the file:"]
    lines += draft.open.map { "  \($0)" }
    if !errors.isEmpty {
      lines.append("until then `\(validation)` finds:")
      lines += errors.map { "  \($0)" }
    }
    return (lines + ["next: \(validation)"]).joined(separator: "\n")
  }
}
