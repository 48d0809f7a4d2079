import ArgumentParser
import MidasConsole

/// The options of a verb that asks PortOne.
struct ConsoleOptions: ParsableArguments {
  @Option(
    name: .customLong("portone-url"),
    help: ArgumentHelp(
      "Where PortOne's V1 API is. Beats MIDAS_PORTONE_URL. Default: \(PortOneURL.usual).", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("How long PortOne may be asked in all.", valueName: "seconds"))
  var timeLimit = 60

  /// Whether anything was said.
  var isUsed: Bool { url != nil || timeLimit != 60 }

  func validate() throws {
    guard (1...3600).contains(timeLimit) else {
      throw ValidationError("--time-limit is 1 to 3600 seconds")
    }
  }

  /// The file of certificates to trust in place of the system's: SSL_CERT_FILE, as other programs have it.
  var trustedRoots: String? {
    get throws(CommandFailure) {
      guard let path = Environment.value("SSL_CERT_FILE") else { return nil }
      _ = try InputFile.contents(of: path)
      return path
    }
  }

  /// The address to ask.
  var address: PortOneURL {
    get throws(CommandFailure) {
      guard let written = url ?? Environment.value("MIDAS_PORTONE_URL") else { return .usual }
      do throws(PortOneURL.AddressError) {
        return try PortOneURL(written)
      } catch {
        throw CommandFailure(status: .usage, message: error.message)
      }
    }
  }
}
