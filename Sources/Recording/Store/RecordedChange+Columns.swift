import MidasJSON
import MidasPlanning
public import MidasResources

extension RecordedChange {
  /// The change that a row of `changes` stands for.
  ///
  /// - Parameters:
  ///   - revision: The revision it belongs to, for the error.
  ///   - before: The resource until then, as compact JSON.
  ///   - after: The resource afterwards, as compact JSON.
  ///   - ordinal: A channel's ordinal.
  ///   - seal: The seal of the row that was written.
  ///   - rotated: The fields behind whose references another value was found, with blanks between.
  public init(
    revision: Int, action: String, address text: String, from former: String?, before: String?,
    after: String?,
    ordinal: Int?, seal: Digest?, rotated: String?
  ) throws {
    guard let action = PlanStep.Action(rawValue: action), let address = Address(parsing: text) else {
      throw StoreError.damaged("revision \(revision) has a damaged change of `\(text)`")
    }
    let from = former.flatMap { Address(parsing: $0) }
    self.init(
      action: action, address: address, from: from, before: try Self.resource(before, at: from ?? address),
      after: try Self.resource(after, at: address), ordinal: ordinal, seal: seal,
      rotated: rotated?.split(separator: " ").map(String.init) ?? [])
  }

  private static func resource(_ text: String?, at address: Address) throws -> Resource? {
    guard let text else { return nil }
    guard case .object(let members) = try? JSONValue(parsing: Array(text.utf8)),
      let resource = try? Resource(address, reading: members)
    else { throw StoreError.damaged("a change of `\(address)` is damaged") }
    return resource
  }
}
