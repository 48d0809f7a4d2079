import ArgumentParser

/// `midas init`: writes a small workspace to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a small valid, commented workspace.",
    discussion: "Never overwrites: if one of its files exists, nothing is written.")

  @Argument(help: "The folder to write to; made if it is missing.")
  var folder = "."

  func run() throws {
    let files = Quickstart.files.map { (path: path(of: $0), text: $0.text) }
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
    let names = files.map(\.path).joined(separator: " and ")
    Terminal.say("wrote \(names)\nnext: midas validate\(folder == "." ? "" : " \(folder)")")
  }

  private func path(of file: Quickstart.File) -> String {
    folder == "." ? file.path : folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
  }
}
