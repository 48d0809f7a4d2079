import ArgumentParser

/// The form of a verb's output, where it is for a person or a program.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
