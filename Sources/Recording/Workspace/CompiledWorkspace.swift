public import MidasCompiler
public import MidasDiagnostics
public import MidasSource

/// A workspace, compiled and linked, with the findings that policy leaves.
public struct CompiledWorkspace: Sendable {
  /// What was compiled.
  public let workspace: Workspace
  /// Its merchants and units.
  public let linked: Linked
  /// The findings with a place in what the person asked about, in printed order.
  public let findings: [Diagnostic]
  /// What was looked at and found.
  public let tally: Tally
  /// Nothing may be planned: there is an error anywhere in the workspace, asked about or not, a document that cannot
  /// be read, or it was compiled for checking alone.
  public let blocksPlan: Bool
  /// The files, for printing findings.
  public let files: SourceFiles
  /// Messages for the person that are no findings.
  public let notes: [String]
  /// What is known of the units from an earlier run.
  let earlier: EarlierLink?
}

extension CompiledWorkspace {
  /// Findings of a later stage as policy and comments leave them.
  public func rated(_ findings: [Diagnostic]) -> [Diagnostic] {
    Policy(settings: workspace.settings, ignoresOf: linked.units.prefix(linked.fileCount))
      .applied(to: findings, judgesIgnores: false)
  }
}

extension Workspace {
  /// Findings on other files than those of merchants, as policy leaves them.
  public func rated(_ findings: [Diagnostic]) -> [Diagnostic] {
    Policy(settings: settings).applied(to: findings, judgesIgnores: false)
  }

  /// Compiles and links all files.
  ///
  /// - Parameter purpose: What for; checking alone is quicker, and its merchants cannot be planned.
  /// - Throws: `WorkspaceError` when none of the files found declares a merchant.
  public func compiled(for purpose: Compiler.Purpose = .planning) throws(WorkspaceError)
    -> CompiledWorkspace
  {
    let cache = cache?.value
    let compiler = Compiler(
      catalog: settings.catalog, for: cache == nil ? purpose : .planning, readBy: .asManyAsProcessors)
    var update: CacheUpdate?
    var compilation = Compilation(self, by: compiler, reusing: cache) {
      update = cache.flatMap { CacheUpdate(of: $0, below: root) }
    }
    let archive = SourceArchive(self, texts: compilation.texts, compiled: compilation.files)
    let skipped = settings.isWritten ? [] : skip(strangersIn: &compilation)
    guard skipped.count < files.count || files.isEmpty else {
      throw .unreadable("no file here declares a merchant (`merchant: handle`)")
    }
    let earlier = cache?.earlierLink(of: compilation)
    let linked = Linker(compiler).link(compilation.units, after: earlier) { archive.bytes(of: $0) }
    let changed = archive.changedFiles.map { file in
      Diagnostic(
        rule: ShapeRule.unreadableFile.rawValue, severity: .error,
        message: "this file changed while it was read",
        place: Place(file: Int32(file), SourceSpan(at: 0)), label: "what it declares is unknown",
        help: "run the command again")
    }
    let found = judged(linked.findings + changed, of: compilation.units, judgesIgnores: selection == .root)
    let judged = found + unusedEntries(in: linked, beside: found)
    let reported = judged.filter(isAskedAbout).inPrintedOrder(of: archive.files)
    update?.write(self, compilation, linked)
    return CompiledWorkspace(
      workspace: self, linked: linked, findings: reported,
      tally: tally(of: linked, skipped: skipped, reported),
      blocksPlan: purpose == .checking || linked.isOpen || judged.contains { $0.severity == .error },
      files: archive.files,
      notes: notes + skipped.map { "\(displayPath(of: $0)) declares no merchant and was left out" },
      earlier: earlier)
  }

  /// What policy and comments leave of the findings on midas.yaml and on these units.
  func judged(_ findings: [Diagnostic], of units: Units, judgesIgnores: Bool) -> [Diagnostic] {
    Policy(settings: settings, ignoresOf: units)
      .applied(to: settings.findings + findings, judgesIgnores: judgesIgnores)
  }

  /// What `catalog:` opens for nobody, which can be told where everything was read and is as it should be.
  private func unusedEntries(in linked: Linked, beside findings: [Diagnostic]) -> [Diagnostic] {
    guard selection == .root, !linked.isOpen, !findings.contains(where: { $0.severity == .error }) else {
      return []
    }
    return Policy(settings: settings)
      .applied(to: settings.unusedEntries(in: linked), judgesIgnores: false)
  }

  /// Forgets the files that a walk found and that declare nothing: without a midas.yaml, other YAML may lie about.
  private func skip(strangersIn compilation: inout Compilation) -> [Int] {
    guard case .root = selection else { return [] }
    let strangers = compilation.files.indices.filter { !compilation.units.outlines[$0].isDeclaration }
    for file in strangers { compilation.forget(file) }
    return strangers
  }

  /// Whether a finding has a place in what the person asked about; midas.yaml always is.
  private func isAskedAbout(_ finding: Diagnostic) -> Bool {
    finding.place.file == Self.settingsFile || selection.includes(finding.place.file)
      || finding.related.contains { selection.includes($0.place.file) }
  }

  private func tally(of linked: Linked, skipped: [Int], _ findings: [Diagnostic]) -> Tally {
    var tally = Tally(of: findings, files: 0)
    switch selection {
    case .root: tally.files = files.count - skipped.count
    case .files(let selected): tally.files = selected.count
    }
    for merchant in linked.merchants where selection.includes(linked.place(of: merchant).file) {
      tally.merchants += 1
      tally.channels += Int(linked.entry(of: merchant).channelCount)
    }
    return tally
  }
}
