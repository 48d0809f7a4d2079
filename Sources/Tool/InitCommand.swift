import ArgumentParser
import MidasResources

/// `midas init`: writes a small workspace to start from, or the one that PortOne's lists show.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a small valid, commented workspace.",
    discussion: """
      Never overwrites: if one of its files exists, nothing is written. With --from-portone the workspace declares the \
      channels of saved answers to `GET /users/pg`, and says what they do not tell.
      """)

  @Argument(help: "The folder to write to; made if it is missing.")
  var folder = "."

  @Option(
    name: .customLong("from-portone"), parsing: .singleValue,
    help: ArgumentHelp(
      "A saved answer to `GET /users/pg`: of the representative store, or as `B01=FILE` of the sub-merchant with that tier; may be repeated.",
      valueName: "file"))
  var lists: [String] = []

  @Option(help: "With --from-portone: the handle of the merchant. Default: shop.")
  var merchant: String?

  func validate() throws {
    guard let merchant else { return }
    if lists.isEmpty { throw ValidationError("--merchant goes with --from-portone") }
    guard Address.isID(merchant.utf8) else {
      throw ValidationError(
        "`\(merchant)` is no handle: a letter or digit, then letters, digits and `-`, in lower case")
    }
  }

  func run() throws {
    guard !lists.isEmpty else {
      try write(Quickstart.files)
      return Terminal.say("next: \(validation)")
    }
    let draft = DraftedWorkspace(merchant ?? "shop", from: try SavedLists.read(lists))
    try write(draft.files)
    Terminal.say(draft.summary(validation: validation))
  }

  /// The command that checks what was written.
  private var validation: String { "midas validate\(folder == "." ? "" : " \(folder)")" }

  /// Writes the files and, unless there is one, a .gitignore; says which.
  private func write(_ new: [Quickstart.File]) throws(CommandFailure) {
    let files = new.map { (path: path(of: $0), text: $0.text) }
    if let taken = files.first(where: { NewFile.exists($0.path) }) {
      throw CommandFailure(status: .usage, message: "\(taken.path) exists; nothing was written")
    }
    do throws(NewFile.Failure) {
      for file in files { try NewFile.write(file.text, to: file.path) }
      let ignores = path(of: Quickstart.ignores)
      if !NewFile.exists(ignores) { try NewFile.write(Quickstart.ignores.text, to: ignores) }
    } catch {
      throw CommandFailure(error)
    }
    Terminal.say("wrote \(files.map(\.path).joined(separator: " and "))")
  }

  private func path(of file: Quickstart.File) -> String {
    folder == "." ? file.path : folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
  }
}
