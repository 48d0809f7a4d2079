import Foundation
import TestSupport
import Testing

/// The specification of docs/model, asked whether it accepts what was seen.
enum ProtocolModel {
  /// The model checker.
  static let spin = PublicTool("spin")

  /// What spin says of a trace.
  enum Verdict: Equatable {
    /// The specification can do all of it.
    case accepted
    /// It cannot; `length` events are in the trace.
    case refused
    /// Something else went wrong, as spin says it.
    case failed(String)
  }

  /// Whether the specification, started at revision `start`, can do what `trace` says.
  static func verdict(on trace: ProtocolTrace, from start: Int) throws -> Verdict {
    // Where nobody came as far as to write, nothing may have changed.
    if trace.plans.isEmpty { return trace.events.map(\.number) == [start] ? .accepted : .refused }
    let scratch = try Scratch()
    let model = Repository.url("docs/model/apply.pml")
    try scratch.file(named: "trace.pml", holding: trace.promela(around: model, from: start))
    let generated = try spin.run(["-a", "trace.pml"], in: scratch.url)
    // The search is over in no time; what takes long is to compile for it.
    let built = try Interposer.compiler.run(
      ["-O0", "-w", "-DSAFETY", "-o", "pan", "pan.c"], in: scratch.url)
    guard generated.exit == 0, built.exit == 0 else {
      return .failed(generated.output + generated.errors + built.errors)
    }
    let run = try Program.run(
      scratch.url.appending(path: "pan"), ["-E", "-m100000"], in: scratch.url, environment: [:])
    // Reaching the end of the trace is the "error" that is looked for.
    if run.output.contains("assertion violated (at!=\(trace.events.count))") { return .accepted }
    return run.output.contains("errors: 0") ? .refused : .failed(run.output)
  }
}
