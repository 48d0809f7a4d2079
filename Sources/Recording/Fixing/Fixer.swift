public import MidasDiagnostics
import MidasSource
public import MidasWorkspace

/// The fixes of a workspace, proved: what they make of it is compiled and linked again, mends their findings and adds
/// none.
public struct Fixer {
  private let compiled: CompiledWorkspace
  private let trial: Trial
  private var trials = 0

  /// How often a workspace is linked to find out which fixes hold: once, unless one fails.
  ///
  /// What is not proved by then is not offered.
  private static let mostTrials = 64

  private init(_ compiled: CompiledWorkspace) {
    self.compiled = compiled
    trial = Trial(compiled)
  }

  /// The findings asked about, with the fixes that can be offered for them.
  ///
  /// A fix that holds alone and not with the others is offered too, so two of them may exclude each other.
  public static func offers(for compiled: CompiledWorkspace) -> [Diagnostic] {
    let candidates = Candidate.all(of: compiled.findings, in: compiled.files)
    guard !candidates.isEmpty else { return compiled.findings }
    var fixer = Fixer(compiled)
    var findings = compiled.findings
    for group in fixer.groups(of: candidates) {
      var sound = fixer.sound(group)
      let taken = Set(sound.map(\.index))
      for candidate in group where !taken.contains(candidate.index) {
        sound += fixer.sound([candidate])
      }
      for candidate in sound { findings[candidate.index].fixes = [candidate.fix] }
    }
    return findings
  }

  /// The files as those fixes leave them that hold together: the earlier of two that overlap.
  ///
  /// Only files that the person asked about; midas.yaml alone, since what it says decides what others mean.
  public static func fixedFiles(of compiled: CompiledWorkspace) -> [FixedFile] {
    let isWhole = compiled.workspace.selection == .root
    let candidates = Candidate.all(of: compiled.findings, in: compiled.files).filter { candidate in
      candidate.file == Workspace.settingsFile
        ? isWhole : compiled.workspace.selection.includes(candidate.file)
    }
    guard !candidates.isEmpty else { return [] }
    var fixer = Fixer(compiled)
    for group in fixer.groups(of: candidates) {
      let files = Dictionary(grouping: fixer.sound(group), by: \.file)
      if !files.isEmpty {
        return files.keys.sorted().compactMap { file in
          FixedFile(file, files[file] ?? [], of: compiled)
        }
      }
    }
    return []
  }

  /// Those on midas.yaml, then all others.
  private func groups(of candidates: [Candidate]) -> [[Candidate]] {
    [
      candidates.filter { $0.file == Workspace.settingsFile },
      candidates.filter { $0.file != Workspace.settingsFile },
    ].filter { !$0.isEmpty }
  }

  /// Of `candidates`, in order, those that hold together.
  private mutating func sound(_ candidates: [Candidate]) -> [Candidate] {
    var accepted: [Candidate] = []
    sift(candidates, onto: &accepted)
    return accepted
  }

  /// Adds to `accepted` those candidates that hold beside it: all at once if they do, else those not under suspicion
  /// before those that are, half by half.
  private mutating func sift(_ candidates: [Candidate], onto accepted: inout [Candidate]) {
    guard !candidates.isEmpty, trials < Self.mostTrials else { return }
    trials += 1
    let verdict = trial.verdict(on: accepted + candidates)
    var suspects: Set<Int> = []
    switch verdict {
    case .sound:
      accepted += candidates
      return
    case .impossible: break
    case .unsound(let indices): suspects = indices
    }
    guard candidates.count > 1 else { return }
    let innocent = candidates.filter { !suspects.contains($0.index) }
    if !innocent.isEmpty, innocent.count < candidates.count {
      sift(innocent, onto: &accepted)
      sift(candidates.filter { suspects.contains($0.index) }, onto: &accepted)
    } else {
      let middle = candidates.count / 2
      sift(Array(candidates[..<middle]), onto: &accepted)
      sift(Array(candidates[middle...]), onto: &accepted)
    }
  }
}
