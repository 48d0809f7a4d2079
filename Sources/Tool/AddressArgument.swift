import MidasResources

/// An address on the command line.
enum AddressArgument {
  /// The address that `text` spells, if there is a text.
  static func parse(_ text: String?) throws(CommandFailure) -> Address? {
    guard let text else { return nil }
    guard let address = Address(parsing: text) else {
      throw CommandFailure(
        status: .usage,
        message:
          "`\(text)` is no address; write a merchant (acme), a sub-merchant (acme:books) or a channel (acme/card)"
      )
    }
    return address
  }
}
