import ArgumentParser
import MidasPlanning
import MidasResources
import MidasStore
import MidasWriting

/// `midas show`: the recorded state.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows what is recorded: merchants, sub-merchants, channels by mode, webhooks, whitelist.")

  @Argument(help: "What to show: a merchant (acme) or any resource of one (acme/card). Default: everything.")
  var address: String?

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json, yaml.")
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case yaml
  }

  func run() throws {
    let address = try AddressArgument.parse(address)
    let store = try StoreAccess.ofWorkingFolder(state)
    let (head, merchants) = try StoreAccess.reporting {
      try store.read { reader in
        let reader = SealedState(reader)
        let handles = try address.map { [$0.merchant] } ?? reader.index().map(\.handle)
        return (try reader.head(), try reader.merchants(handles))
      }
    }
    let shown = merchants.map { $0.narrowed(to: address) }.filter { !$0.resources.isEmpty }
    guard address == nil || !shown.isEmpty else {
      throw CommandFailure(status: .findings, message: "nothing is recorded at `\(address?.text ?? "")`")
    }
    switch format {
    case .json: Terminal.write(StateDocument(head, shown).json)
    case .yaml: Terminal.write(shown.map { MerchantWriter($0).yaml }.joined(separator: "---\n"))
    case .text:
      if shown.isEmpty { messages.say("Nothing is recorded.") }
      Terminal.write(shown.map { text(of: $0, address) }.joined(separator: "\n"))
    }
  }

  private func text(of merchant: RecordedMerchant, _ address: Address?) -> String {
    guard let address, address.kind != .merchant else { return MerchantCard(merchant).text }
    return merchant.resources.map { MerchantCard.text(of: $0) }.joined(separator: "\n")
  }
}

extension RecordedMerchant {
  /// The merchant with only what `address` names; of a sub-merchant, also what is in it or assigned to it.
  fileprivate func narrowed(to address: Address?) -> RecordedMerchant {
    guard let address, address.kind != .merchant else { return self }
    var narrowed = self
    narrowed.resources = resources.filter { recorded in
      let resource = recorded.resource
      if resource.address == address { return true }
      guard address.kind == .submerchant else { return false }
      return resource.address.submerchant == address.id || resource.text(.channelAssign) == address.id
    }
    return narrowed
  }
}
