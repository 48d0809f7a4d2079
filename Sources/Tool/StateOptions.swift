import ArgumentParser
import MidasStore

/// The options of every verb that opens a state store.
struct StateOptions: ParsableArguments {
  @Option(
    help:
      "The state store: sqlite:PATH, postgresql://…, or env://NAME that holds one. Beats MIDAS_STATE, which beats midas.yaml."
  )
  var state: String?

  /// The store of a workspace; it need not exist yet.
  ///
  /// - Parameters:
  ///   - root: The root of the workspace, from which relative paths start.
  ///   - declared: What `state:` of midas.yaml says.
  ///   - lockTimeout: How many seconds a writer waits for another one.
  func store(below root: String, declared: String?, lockTimeout: Double = 10) throws(CommandFailure)
    -> any StateStore
  {
    let written = state ?? Environment.value("MIDAS_STATE") ?? declared ?? StateLocation.usual
    return try StateLocation(written).store(below: root, lockTimeout: lockTimeout)
  }

  /// The URL of the store of a workspace, as another workspace can name it: a path is written from `/`.
  func absolute(below root: String, declared: String?) -> String {
    let written = state ?? Environment.value("MIDAS_STATE") ?? declared ?? StateLocation.usual
    guard written.hasPrefix("sqlite:"), !written.hasPrefix("sqlite:/") else { return written }
    return "sqlite:\(root)/\(written.dropFirst("sqlite:".utf8.count))"
  }
}
