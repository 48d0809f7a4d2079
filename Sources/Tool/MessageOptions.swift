import ArgumentParser

/// How much a verb says beside its data.
struct MessageOptions: ParsableArguments {
  @Option(help: "When to write colours: auto, always, never.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "No messages, only data.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "More messages. (There are none yet; scripts may already say so.)")
  var verbose = false

  /// Says something to the person, unless they asked for quiet.
  func say(_ message: String, terminator: String = "\n") {
    if !quiet { Terminal.say(message, terminator: terminator) }
  }
}
