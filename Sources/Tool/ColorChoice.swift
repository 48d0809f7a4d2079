import ArgumentParser
import MidasDiagnostics

/// When to write colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never

  /// The style of a report on standard output: the option beats NO_COLOR, that CLICOLOR_FORCE, that CLICOLOR, that
  /// whether it is a terminal.
  var style: TextStyle {
    switch self {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      if Environment.value("NO_COLOR") != nil { return .plain }
      if let value = Environment.value("CLICOLOR_FORCE"), value != "0" { return .ansi }
      if Environment.value("CLICOLOR") == "0" { return .plain }
      return Terminal.isInteractive ? .ansi : .plain
    }
  }
}
