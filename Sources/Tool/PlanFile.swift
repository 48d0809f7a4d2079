import MidasJSON
import MidasPlanning

/// Saved plans on disk.
enum PlanFile {
  /// Writes `plan` to `path`, whole or not at all.
  static func write(_ plan: FixedPlan, to path: String) throws(CommandFailure) {
    do throws(NewFile.Failure) {
      try WholeFile.write(to: path) { plan.writeJSON(to: &$0, by: AllCores()) }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads the plan saved at `path`.
  static func read(_ path: String) throws(CommandFailure) -> Plan {
    let bytes = try InputFile.contents(of: path)
    do throws(PlanFileError) {
      return try Plan(reading: bytes)
    } catch {
      let reason =
        switch error {
        case .notJSON(let error): "it is no JSON (byte \(error.offset))"
        case .unknownFormat(let version): "its format is \(version), this program reads \(Plan.formatVersion)"
        case .malformed(let name): "`\(name)` is missing or not what it must be"
        case .damaged: "it was changed after it was saved: its content does not match its fingerprint"
        }
      throw CommandFailure(status: .findings, message: "\(path) is refused: \(reason)")
    }
  }
}
