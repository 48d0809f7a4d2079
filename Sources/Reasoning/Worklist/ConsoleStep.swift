import MidasCatalog
import MidasPlanning
import MidasResources

/// What a person does at PortOne's console about one resource.
public struct ConsoleStep: Hashable, Sendable {
  /// The task of a tick that says that the console is as the change left the state.
  public static let task = "console"

  /// What is done.
  public let action: Action
  /// What the console holds until then.
  let before: Resource?
  /// What it is to hold.
  let after: Resource?
  /// The fields whose secrets are to be entered again, the reference being the same.
  let rotated: Set<String>
  /// What the console calls the channels and sub-merchants that the step names.
  let names: [Address: String]

  /// What can be done at the console.
  public enum Action: String, CaseIterable, Sendable {
    /// Something is added.
    case add
    /// What is there is changed.
    case change
    /// What is there is taken out.
    case remove
    /// What is there cannot be changed so, and is added anew.
    case replace
  }

  /// The step from what the console holds to what is recorded; nothing where both look the same there.
  ///
  /// - Parameters:
  ///   - rotated: The fields whose secrets are others than the console has.
  ///   - name: What the console calls a channel or sub-merchant.
  init?(
    from console: Resource?, to recorded: Resource?, rotated: Set<String>, _ catalog: Catalog,
    naming name: (Address) -> String
  ) {
    // Most of a state is as it was left, and no form needs to be filled in to see it.
    guard console != recorded || !rotated.isEmpty else { return nil }
    before = console.flatMap { $0.isAtConsole ? $0 : nil }
    after = recorded.flatMap { $0.isAtConsole ? $0 : nil }
    self.rotated = before == nil ? [] : rotated
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, _?): action = .add
    case (_?, nil): action = .remove
    case (let before?, let after?):
      if before.mustGiveWay(to: after) {
        action = .replace
      } else {
        let forms = [before, after].map { ConsoleForm(of: $0, catalog, in: .english).contents }
        guard forms[0] != forms[1] || !self.rotated.isEmpty else { return nil }
        action = .change
      }
    }
    let named = ((before?.namedResources ?? []) + (after?.namedResources ?? [])).filter {
      $0.kind == .channel || $0.kind == .submerchant
    }
    names = Dictionary(named.map { ($0, name($0)) }) { first, _ in first }
  }

  /// The resource that the step is about.
  var subject: Resource { after ?? before ?? Resource(.merchant("")) }
}

extension Resource {
  /// Whether a person enters it at the console: keys come from there, and a webhook whose URL requests carry
  /// themselves has none there.
  fileprivate var isAtConsole: Bool {
    switch address.kind {
    case .key: false
    case .webhook: text(.webhookURL) != "per-request"
    default: true
    }
  }
}
