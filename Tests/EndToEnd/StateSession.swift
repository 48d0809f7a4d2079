import Foundation
import TestSupport
import Testing

/// A workspace of one file in a folder of its own, with the commands that touch its state.
final class StateSession {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes the merchant file.
  func declare(
    _ text: String, in name: String = "acme.yaml", settings: String = "midas: 1\nworkspace: shop\n"
  ) throws {
    try scratch.file(named: "midas.yaml", holding: settings)
    try scratch.file(named: name, holding: text)
  }

  /// Runs midas and expects its exit code.
  @discardableResult
  func midas(
    _ arguments: String..., exit: Int32 = 0, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program {
    let outcome = try Tool.run(arguments, in: scratch.url, environment: environment)
    #expect(outcome.exit == exit, "\(outcome.output)\(outcome.errors)", sourceLocation: sourceLocation)
    return outcome
  }

  /// Runs midas with a list of arguments and expects its exit code.
  @discardableResult
  func midas(
    _ arguments: [String], exit: Int32 = 0, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program {
    let outcome = try Tool.run(arguments, in: scratch.url, environment: environment)
    #expect(outcome.exit == exit, "\(outcome.output)\(outcome.errors)", sourceLocation: sourceLocation)
    return outcome
  }

  /// The path of a file of the workspace.
  func path(_ name: String) -> String { scratch.url.appending(path: name).path }

  /// A merchant with live channels at KCP: each is an id and a MID.
  static func merchant(_ channels: [(id: String, mid: String)], handle: String = "acme", more: String = "")
    -> String
  {
    let rows = channels.map { channel in
      """
        - id: \(channel.id)
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [card]
          mid: \(channel.mid)
          credentials: { site_key: "env://KEY" }

      """
    }
    let list = channels.isEmpty ? "" : "channels:\n" + rows.joined()
    let main = channels.first.map { channels.count > 1 ? "defaults: { window: \($0.id) }\n" : "" } ?? ""
    return "merchant: \(handle)\n\(list)\(main)\(more)"
  }
}
