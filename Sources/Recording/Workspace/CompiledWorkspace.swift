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
}

extension CompiledWorkspace {
  /// Findings of a later stage as policy and comments leave them.
  public func rated(_ findings: [Diagnostic]) -> [Diagnostic] {
    Policy(settings: workspace.settings, ignores: linked.units.prefix(linked.fileCount).map(\.ignores))
      .applied(to: findings, judgesIgnores: false)
  }
}

extension Workspace {
  /// Findings on other files than those of merchants, as policy leaves them.
  public func rated(_ findings: [Diagnostic]) -> [Diagnostic] {
    Policy(settings: settings, ignores: []).applied(to: findings, judgesIgnores: false)
  }

  /// Compiles and links all files.
  ///
  /// - Parameter purpose: what for; checking alone is quicker, and its merchants cannot be planned.
  /// - Throws: `WorkspaceError` when none of the files found declares a merchant.
  public func compiled(for purpose: Compiler.Purpose = .planning) throws(WorkspaceError) -> CompiledWorkspace
  {
    let compiler = Compiler(catalog: settings.catalog, for: purpose)
    let compilation = Compilation(self, by: compiler)
    let archive = SourceArchive(self, texts: compilation.texts, hashes: compilation.hashes)
    var units = compilation.units
    let skipped = settings.isWritten ? [] : skip(strangersIn: &units)
    guard skipped.count < files.count || files.isEmpty else {
      throw .unreadable("no file here declares a merchant (`merchant: handle`)")
    }
    let linked = Linker(compiler).link(units) { archive.bytes(of: $0) }
    let changed = archive.changedFiles.map { file in
      Diagnostic(
        rule: ShapeRule.unreadableFile.rawValue, severity: .error,
        message: "this file changed while it was read",
        place: Place(file: Int32(file), SourceSpan(at: 0)), label: "what it declares is unknown",
        help: "run the command again")
    }
    let found = judged(linked.findings + changed, of: units, judgesIgnores: selection == .root)
    let judged = found + unusedEntries(in: linked, beside: found)
    let reported = judged.filter(isAskedAbout).inPrintedOrder(of: archive.files)
    return CompiledWorkspace(
      workspace: self, linked: linked, findings: reported,
      tally: tally(of: linked, skipped: skipped, reported),
      blocksPlan: purpose == .checking || linked.isOpen || judged.contains { $0.severity == .error },
      files: archive.files,
      notes: notes + skipped.map { "\(files[$0].displayPath) declares no merchant and was left out" })
  }

  /// What policy and comments leave of the findings on midas.yaml and on these units.
  func judged(_ findings: [Diagnostic], of units: [Unit], judgesIgnores: Bool) -> [Diagnostic] {
    Policy(settings: settings, ignores: units.map(\.ignores))
      .applied(to: settings.findings + findings, judgesIgnores: judgesIgnores)
  }

  /// What `catalog:` opens for nobody, which can be told where everything was read and is as it should be.
  private func unusedEntries(in linked: Linked, beside findings: [Diagnostic]) -> [Diagnostic] {
    guard selection == .root, !linked.isOpen, !findings.contains(where: { $0.severity == .error }) else {
      return []
    }
    return Policy(settings: settings, ignores: [])
      .applied(to: settings.unusedEntries(in: linked), judgesIgnores: false)
  }

  /// Forgets the files that a walk found and that declare nothing: without a midas.yaml, other YAML may lie about.
  private func skip(strangersIn units: inout [Unit]) -> [Int] {
    guard case .root = selection else { return [] }
    let strangers = units.indices.filter { !units[$0].isDeclaration }
    for index in strangers { units[index] = Unit() }
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
      tally.channels += linked.entry(of: merchant).channelCount
    }
    return tally
  }
}
