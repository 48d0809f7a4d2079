public import MidasCompiler
public import MidasDiagnostics
import MidasSource

/// What would be if files held other texts than they do; nothing is written.
extension CompiledWorkspace {
  /// The findings of the whole workspace, asked about or not, if some of its files held these texts.
  ///
  /// Only those files are compiled; then all are linked. A midas.yaml stands alone, for with it every file is compiled
  /// again.
  ///
  /// - Parameter texts: by the index of the file.
  /// - Returns: nil where that cannot be told, as when a midas.yaml names other merchant files than before.
  public func findings(replacing texts: [Int32: [UInt8]]) -> [Diagnostic]? {
    if let settings = texts[Workspace.settingsFile] {
      return texts.count == 1 ? findings(withSettings: settings) : nil
    }
    return relinked(replacing: texts, for: .checking).findings
  }

  /// The whole workspace compiled and linked, if some of its merchant files held these texts, and what is found then.
  ///
  /// - Parameter texts: by the index of the file.
  public func relinked(
    replacing texts: [Int32: [UInt8]], for purpose: Compiler.Purpose
  ) -> (linked: Linked, findings: [Diagnostic]) {
    let compiler = Compiler(catalog: workspace.settings.catalog, for: purpose)
    var units = linked.units.prefix(linked.fileCount)
    let replaced = texts.filter { $0.key >= 0 && $0.key < linked.fileCount }
    for (file, text) in replaced { units.replace(Int(file), by: compiler.unit(of: text)) }
    let known = earlier?.forgetting(replaced.keys.lazy.map(Int.init))
    let relinked = Linker(compiler).link(units, after: known) { file in
      if let text = texts[Int32(file)] { return text }
      return files[Int32(file)].flatMap { $0.hasText ? $0.bytes : nil }
    }
    return (relinked, workspace.judged(relinked.findings, of: units, judgesIgnores: true))
  }

  private func findings(withSettings text: [UInt8]) -> [Diagnostic]? {
    let settings = Settings(reading: text)
    guard settings.merchants == workspace.settings.merchants, let path = workspace.settingsText?.path else {
      return nil
    }
    let other = Workspace(
      root: workspace.root, workingFolder: workspace.workingFolder, settings: settings,
      files: workspace.files, routeTests: workspace.routeTests, selection: .root, notes: [],
      settingsText: SourceFile(path: path, bytes: text), replacement: workspace.replacement,
      isAlone: workspace.isAlone, cache: nil)
    return try? other.compiled(for: .checking).findings
  }
}
