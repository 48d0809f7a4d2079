public import ArgumentParser
public import MidasDiagnostics

/// Where a report goes, as the command line names it: `sarif=results.sarif`.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let format = ReportFormat(rawValue: String(parts[0])), !parts[1].isEmpty else {
      return nil
    }
    self.format = format
    self.path = String(parts[1])
  }
}

extension ReportFormat: ExpressibleByArgument {}
