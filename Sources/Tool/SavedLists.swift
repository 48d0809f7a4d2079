import MidasConsole

/// The saved answers that `--from-portone` names: `FILE`, or `TIER=FILE`.
enum SavedLists {
  /// Reads them all, each from its file.
  static func read(_ arguments: [String]) throws(CommandFailure) -> [SavedList] {
    var lists: [SavedList] = []
    for argument in arguments {
      let (tier, path) = try split(argument)
      guard !lists.contains(where: { $0.tier == tier }) else {
        let store = tier.map { "tier \($0)" } ?? "the representative store"
        throw CommandFailure(
          status: .usage,
          message: "two lists of \(store): write the tier of a sub-merchant's list as TIER=FILE")
      }
      let bytes = try InputFile.contents(of: path)
      do throws(AnswerError) {
        lists.append(SavedList(tier: tier, rows: try ConsoleAnswer(reading: bytes).settings()))
      } catch {
        throw CommandFailure(
          status: .findings,
          message: "\(path) is no answer to `GET /users/pg`: it \(error.message); nothing was written")
      }
    }
    return lists
  }

  private static func split(_ argument: String) throws(CommandFailure) -> (tier: String?, path: String) {
    guard let equals = argument.firstIndex(of: "="), !argument.hasPrefix("/"), !argument.hasPrefix(".") else {
      return (nil, argument)
    }
    let tier = String(argument[..<equals])
    guard SavedList.isTier(tier) else {
      throw CommandFailure(
        status: .usage,
        message:
          "`\(tier)` in `\(argument)` is no tier code, which is three of A–Z and 0–9; a file of that name is written ./\(argument)"
      )
    }
    return (tier, String(argument[argument.index(after: equals)...]))
  }
}
