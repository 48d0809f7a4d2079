import Foundation
import TestSupport
import Testing

@Suite("What a person sees of a run that takes long")
struct ProgressTests {
  private static let python = PublicTool("python3")

  @Test(
    "shows on a terminal, is gone in the end, and shows nowhere else",
    .enabled(if: python.isInstalled, python.comment),
    arguments: [(true, [], true), (true, ["--quiet"], false), (false, [], false)])
  func terminal(isTerminal: Bool, options: [String], isShown: Bool) throws {
    let scratch = try Scratch()
    let folder = scratch.url
    _ = try scratch.file(named: "midas.yaml", holding: "midas: 1\nmerchants: [\"*.yaml\"]\n")
    _ = try scratch.file(named: "acme.yaml", holding: "merchant: acme\nname: Acme\n")
    #expect(try Tool.run(["apply", "--auto-approve"], in: folder).exit == 0)
    _ = try scratch.file(named: "acme.yaml", holding: "merchant: acme\nname: Another\n")

    // Another writer has the state until the run gives up.
    let command = [Tool.url.path, "apply", "--auto-approve", "--lock-timeout", "3s"] + options
    let outcome = try Program.run(
      #require(Self.python.executable), ["-c", Self.script, isTerminal ? "terminal" : "pipe"] + command,
      in: folder, environment: Tool.environment.merging(["TERM": "xterm"]) { $1 })
    #expect(outcome.exit == 5)
    #expect(outcome.output.contains("another apply is writing"))
    #expect(
      outcome.output.contains("\rmidas: applying 0 of 1 steps, ") == isShown, "\(outcome.output)")
    #expect(outcome.output.contains("\r\u{1B}[Kmidas: ") == isShown)
    #expect(outcome.output.contains("\u{1B}") == isShown)
  }

  /// Runs a command with a terminal or a pipe as standard error while it holds the state, and prints what comes there.
  private static let script = """
    import os, pty, sqlite3, subprocess, sys
    held = sqlite3.connect(".midas/state.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    ours, theirs = pty.openpty() if sys.argv[1] == "terminal" else os.pipe()
    process = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    text = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        text += piece
    sys.stdout.buffer.write(text)
    sys.stdout.flush()
    sys.exit(process.wait())
    """
}
